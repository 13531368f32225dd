/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.input.InvalidInputException;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableMappingTest {
  private static final String COLUMNS =
      "\"columns\": {\"customer\": \"c\", \"time\": \"t\", \"amount\": \"a\"}";

  @ParameterizedTest
  @ValueSource(strings = {"online-retail", "cdnow", "cdnow-text"})
  void shippedMappings_areValid(String name) throws IOException {
    assertThat(TableMapping.of(Input.shipped(name)).consents).containsEntry("newsletter", true);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"columns\": {\"time\": \"t\", \"amount\": \"a\"}} | mapping.columns.customer is required",
        "{\"columns\": {\"customer\": \"c\", \"amount\": \"a\"}} | mapping.columns.time is required",
        "{\"columns\": {\"customer\": \"c\", \"time\": \"t\"}} | mapping.columns.amount is required",
        "{COLUMNS, \"colums\": {}} | mapping.colums is unknown; allowed are",
        "{\"columns\": {\"custmer\": \"c\"}} | mapping.columns.custmer is unknown; allowed are",
        "{COLUMNS, \"format\": {\"delimiter\": \"dash\"}} | mapping.format.delimiter must be one of",
        "{COLUMNS, \"format\": {\"header\": false}} | mapping.format.columns is required",
        "{COLUMNS, \"format\": {\"charset\": \"nil\"}} | mapping.format.charset must be a character",
        "{COLUMNS, \"format\": {\"decimal\": \";\"}} | mapping.format.decimal must be",
        "{COLUMNS, \"format\": {\"columns\": [\"c\", \"c\"]}} | mapping.format.columns must not name",
        "{COLUMNS, \"format\": {\"columns\": [\"c\", \"t\"]}} | mapping.columns.amount names the column a",
        "{COLUMNS, \"time\": {\"pattern\": \"QQ{\"}} | mapping.time.pattern must be a pattern",
        "{COLUMNS, \"time\": {\"zone\": \"Moon\"}} | mapping.time.zone must be a time zone",
        "{COLUMNS, \"order\": {\"type\": \"an order\"}} | mapping.order.type must be an event type",
        "{COLUMNS, \"order\": {\"currency\": \"pounds\"}} | mapping.order.currency must be a code",
        "{COLUMNS, \"order\": {\"cancelPattern\": \"(\"}} | mapping.order.cancelPattern must be a",
        "{COLUMNS, \"order\": {\"priceNotPositive\": \"cancel\"}} | mapping.order.priceNotPositive must",
        "{COLUMNS, \"order\": {\"quantityNotPositive\": \"keep\"}} | mapping.order.quantityNotPositive must",
        "{COLUMNS, \"filters\": [{\"column\": \"c\"}]} | mapping.filters[0].matches is required",
        "{COLUMNS, \"properties\": {\"x\": []}} | mapping.properties.x must be a text",
        "{COLUMNS, \"profile\": {\"consents\": {\"news\": \"yes\"}}} | mapping.profile.consents.news must be true",
      })
  void mistakes_nameTheField(String json, String message) {
    assertThatThrownBy(() -> TableMapping.of(Input.map(json.replace("COLUMNS", COLUMNS))))
        .isInstanceOf(InvalidInputException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void namesInBraces_meanPartsFirst_thenColumns() throws IOException {
    TableMapping m = TableMapping.of(Input.map("{" + COLUMNS + "}"));
    assertThat(m.part("customer")).isEqualTo(TableMapping.Part.CUSTOMER);
    assertThat(m.part("order")).isNull();
    assertThat(m.part("c")).isNull();
  }
}
