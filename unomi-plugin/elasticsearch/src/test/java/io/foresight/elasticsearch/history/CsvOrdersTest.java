/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.elasticsearch.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvOrdersTest {
  private Path dir = Path.of(".");

  @BeforeEach
  void in(@TempDir Path temporary) {
    dir = temporary;
  }

  private Input retail(String... texts) throws IOException {
    Path[] files = new Path[texts.length];
    for (int i = 0; i < texts.length; i++) {
      files[i] = Input.file(dir, i + ".csv", Input.RETAIL_HEADER + texts[i]);
    }
    return new Input(dir, files).csv(Input.shipped("online-retail"));
  }

  @Test
  void rowsOfAnInvoice_areOneOrder() throws IOException {
    Input in =
        retail(
            "500,A,LAMP,2,2011-06-01 10:00:00,2.5,17,France\n"
                + "500,B,BOX,1,2011-06-01 10:01:00,0.1,17,France\n");
    HistoryRecord r = in.only();
    assertThat(r.id).isEqualTo("order-500");
    assertThat(r.type).isEqualTo("order");
    assertThat(r.customer).isEqualTo("17");
    // London is an hour ahead of UTC in June; the first row counts.
    assertThat(Instant.ofEpochMilli(r.time)).isEqualTo("2011-06-01T09:00:00Z");
    assertThat(r.properties)
        .isEqualTo(
            Map.of(
                "orderId",
                "500",
                "amount",
                5.1,
                "currency",
                "GBP",
                "lines",
                List.of(
                    Map.of("productId", "A", "quantity", 2L, "price", 2.5),
                    Map.of("productId", "B", "quantity", 1L, "price", 0.1))));
    assertThat(r.profile).isEqualTo(Map.of("email", "17@example.org", "country", "France"));
    assertThat(r.consents).isEqualTo(Map.of("newsletter", true));
    assertThat(in.tally.rows).isEqualTo(2);
  }

  @Test
  void mixedInvoices_areKeptApart() throws IOException {
    Input in =
        retail(
            "1,A,,1,2011-06-01 10:00:00,1,7,X\n"
                + "2,B,,1,2011-06-01 10:00:00,1,8,X\n"
                + "1,C,,1,2011-06-01 10:00:00,1,7,X\n");
    assertThat(in.ids()).containsExactlyInAnyOrder("order-1", "order-2");
    assertThat(in.rejected.count()).isZero();
  }

  @Test
  void invoiceThatGoesOnTooLate_isRejected_andWhatCameFirstIsKept() throws IOException {
    StringBuilder text = new StringBuilder("1,A,,1,2011-06-01 10:00:00,1,7,X\n");
    for (int i = 0; i <= OrderAssembler.REACH; i++) {
      text.append(i + 10).append(",A,,1,2011-06-01 10:00:00,1,7,X\n");
    }
    Input in = retail(text + "1,B,,1,2011-06-01 10:00:00,1,7,X\n");
    assertThat(in.records.get(0).id).isEqualTo("order-1");
    assertThat(in.rejectedLines())
        .hasSize(1)
        .first()
        .asString()
        .startsWith("0.csv\t10004\torder goes on more than 10000 rows after its other rows");
  }

  @Test
  void cancellation_byNumber_orBySign() throws IOException {
    Input in =
        retail(
            "C9,A,,-3,2011-06-01 10:00:00,2,7,X\n"
                + "10,A,,-1,2011-06-01 10:00:00,4,7,X\n"
                + "10,B,,1,2011-06-01 10:00:00,4,7,X\n");
    assertThat(in.ids()).containsExactlyInAnyOrder("orderCancel-C9", "orderCancel-10", "order-10");
    HistoryRecord cancel = in.records.get(0);
    assertThat(cancel.type).isEqualTo("orderCancel");
    assertThat(cancel.properties)
        .containsEntry("amount", 6.0)
        .containsEntry("lines", List.of(Map.of("productId", "A", "quantity", 3L, "price", 2.0)));
  }

  @Test
  void sameInvoiceInTwoFiles_isOneEvent_andEqualRowsOfOneFileAreRepeats() throws IOException {
    String twice = "1,A,,1,2011-06-01 10:00:00,2,7,X\n1,A,,1,2011-06-01 10:00:00,2,7,X\n";
    Input in = retail(twice, twice + "2,A,,1,2011-06-01 10:00:00,2,7,X\n");
    assertThat(in.ids()).containsExactly("order-1", "order-2");
    assertThat(in.records.get(0).properties).containsEntry("amount", 4.0);
    assertThat(in.tally.duplicates).isEqualTo(2);
    assertThat(in.tally.rows).isEqualTo(5);
  }

  @Test
  void rowsWithoutCustomer_freeOnes_andZeroQuantities_areCounted() throws IOException {
    Input in =
        retail(
            "1,A,,1,2011-06-01 10:00:00,2,,X\n"
                + "2,A,,1,2011-06-01 10:00:00,0,7,X\n"
                + "3,A,,0,2011-06-01 10:00:00,2,7,X\n"
                + "4,A,,1,2011-06-01 10:00:00,-2,7,X\n");
    assertThat(in.records).isEmpty();
    assertThat(in.tally.withoutCustomer).isEqualTo(1);
    assertThat(in.tally.leftOut())
        .isEqualTo(Map.of("price not positive", 2L, "quantity not positive", 1L));
    assertThat(in.rejectedLines()).isEmpty();
  }

  @Test
  void badRows_areRejectedWithLineAndReason_andTheRestGoesOn() throws IOException {
    Input in =
        retail(
            "1,A,,one,2011-06-01 10:00:00,2,7,X\n"
                + "2,A,,1,2011-02-30 10:00:00,2,7,X\n"
                + "3,A,,1,2011-06-01 10:00:00,2,7\n"
                + ",A,,1,2011-06-01 10:00:00,2,7,X\n"
                + "5,A,,1,2011-06-01 10:00:00,NaN,7,X\n"
                + "6,A,,1,2011-06-01 10:00:00,2,7,X\n"
                + "6,A,,1,2011-06-01 10:00:00,2,8,X\n"
                + "7,A,,1,1900-06-01 10:00:00,2,7,X\n");
    assertThat(in.ids()).containsExactly("order-6");
    assertThat(in.rejectedLines())
        .satisfiesExactly(
            l -> assertThat(l).startsWith("0.csv\t2\tquantity must be a number, was 'one'\t1,A"),
            l -> assertThat(l).contains("\t3\ttime is not as expected: 2011-02-30 10:00:00\t"),
            l -> assertThat(l).contains("\t4\thas 7 columns in place of 8\t"),
            l -> assertThat(l).contains("\t5\torder is empty\t"),
            l -> assertThat(l).contains("\t6\tprice must be a number, was 'NaN'\t"),
            l -> assertThat(l).contains("\t8\torder belongs to another customer in an earlier"),
            l -> assertThat(l).contains("\t9\ttime must be in 1970..2199"));
  }

  @Test
  void rowsWithoutOrderNumber_areAnOrderEach_withIdsThatStay() throws IOException {
    String rows = "1,19970101,1,11.77\n1,19970101,1,11.77\n2,19970102,2,0.00\n";
    Path a = Input.file(dir, "a", "customer_id,date,quantity,amount\n" + rows);
    Path b =
        Input.file(dir, "b", "customer_id,date,quantity,amount\n" + rows + "1,19970101,1,11.77\n");
    Input in = new Input(dir, a, b).csv(Input.shipped("cdnow"));
    assertThat(in.records).hasSize(4);
    assertThat(in.ids()).doesNotHaveDuplicates();
    assertThat(in.tally.duplicates).isEqualTo(3);
    assertThat(new Input(dir, b).csv(Input.shipped("cdnow")).ids())
        .containsExactlyInAnyOrderElementsOf(in.ids());
    assertThat(in.records.get(2).properties)
        .containsEntry("amount", 0.0)
        .containsEntry("lines", List.of(Map.of("quantity", 2L, "price", 0.0)));
    assertThat(Instant.ofEpochMilli(in.records.get(0).time)).isEqualTo("1997-01-01T05:00:00Z");
  }

  @Test
  void whiteSpaceWithoutHeader() throws IOException {
    Path file =
        Input.file(dir, "master.txt", " 00001 19970101  1  11.77\n\n 00002 19970112 5 77.00");
    Input in = new Input(dir, file).csv(Input.shipped("cdnow-text"));
    assertThat(in.records).hasSize(2);
    assertThat(in.records.get(1).customer).isEqualTo("00002");
    assertThat(in.records.get(1).line).isEqualTo(3);
    assertThat(in.records.get(1).properties).containsEntry("amount", 77.0);
  }
}
