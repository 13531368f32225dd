/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.foresight.core.delivery.DeliveryField;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProvisioningTest {
  private final Fixture f = new Fixture();
  private final MauticClient client =
      new MauticClient(MauticSettings.of(f.config), f.clock, d -> {});

  @AfterEach
  void close() {
    client.close();
    f.close();
  }

  private Map<String, String> aliases(List<DeliveryField> wanted) {
    Map<String, String> out = new TreeMap<>();
    new Provisioning(client, f.store).fields(wanted).forEach((k, v) -> out.put(k, v.alias));
    return out;
  }

  @Test
  void fields_areMadeOnce_withTheTypesTheyNeed() {
    Map<String, String> aliases = aliases(f.fields());
    assertThat(aliases)
        .containsEntry("purchase_30d", "fs_purchase_30d")
        .containsEntry("purchase_30d_why", "fs_purchase_30d_why");
    JsonNode fields = client.get("/api/fields/contact?limit=1000&search=fs_").body.path("fields");
    assertThat(fields).hasSize(4);
    for (JsonNode field : fields) {
      if (field.path("alias").asText().equals("fs_purchase_30d")) {
        assertThat(field.path("type").asText()).isEqualTo("number");
        assertThat(field.path("properties").path("scale").asText()).isEqualTo("0");
      }
    }
    f.mautic.journal().clear();
    assertThat(aliases(f.fields())).isEqualTo(aliases);
    assertThat(f.writes()).isZero();
  }

  @Test
  void fieldThatExists_isUsed_evenIfOurRecordIsLost() {
    new Provisioning(client, f.store).fields(f.fields());
    f.store.drop(Provisioning.COLLECTION);
    f.mautic.journal().clear();
    new Provisioning(client, f.store).fields(f.fields());
    assertThat(f.writes()).isZero();
  }

  @Test
  void fieldOfAnotherType_isAClearError() {
    client.post(
        "/api/fields/contact/new",
        Map.of("label", "x", "alias", "fs_purchase_30d", "type", "text"));
    assertThatThrownBy(() -> new Provisioning(client, f.store).fields(f.fields()))
        .hasMessageContaining("fs_purchase_30d")
        .hasMessageContaining("text")
        .hasMessageContaining("number");
  }

  @Test
  void longKeys_getDifferentAliasesThatMauticLeavesAlone() {
    List<DeliveryField> fields =
        List.of(
            new DeliveryField(
                "predicted_lifetime_value_next_ninety_days", "a", DeliveryField.Type.NUMBER, false),
            new DeliveryField(
                "predicted_lifetime_value_next_ninety_weeks",
                "b",
                DeliveryField.Type.NUMBER,
                false));
    Map<String, String> aliases = aliases(fields);
    assertThat(aliases.values())
        .doesNotHaveDuplicates()
        .allMatch(a -> a.length() <= 24 && a.startsWith("fs_predicted"));
    fields.forEach(x -> assertThat(aliases.get(x.key())).isEqualTo(Aliases.field(x.key())));
  }

  @Test
  void noFieldsAndNoSegments_needNoRequest() {
    Provisioning p = new Provisioning(client, f.store);
    assertThat(p.fields(List.of())).isEmpty();
    assertThat(p.segments(List.of())).isEmpty();
    assertThat(f.mautic.journal().count(".*")).isZero();
  }
}
