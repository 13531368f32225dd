/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.recommend.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.foresight.core.model.ModelFormatException;
import io.foresight.core.recommend.ItemTable;
import io.foresight.core.recommend.interaction.InteractionLog;
import io.foresight.core.recommend.rank.Parallel;
import io.foresight.core.recommend.rank.RankerOptions;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class RecommendModelCodecTest {
  private final byte[] bytes =
      RecommendModelCodec.encode(RecommenderTest.Shop.trained(RecommenderTest.Shop.log(1)).model());

  @Test
  void decode_givesBackTheSameBytes() {
    RecommendModel back = RecommendModelCodec.decode(bytes);
    assertThat(RecommendModelCodec.encode(back)).isEqualTo(bytes);
    assertThat(back.rankers()).hasSize(12);
    assertThat(back.version()).isEqualTo("v1");
  }

  @Test
  void decode_ofAModelOfNothing_works() {
    RecommendModel none =
        new RecommendTrainer(new ItemTable(), RankerOptions.DEFAULT, null, null, new Parallel(1))
            .train(new InteractionLog().build(0), "v0")
            .model();
    byte[] empty = RecommendModelCodec.encode(none);
    assertThat(RecommendModelCodec.decode(empty).items().size()).isZero();
  }

  @Test
  void decode_saysWhatIsWrong() {
    assertThatThrownBy(() -> RecommendModelCodec.decode(new byte[3]))
        .hasMessageContaining("only 3 bytes");
    assertThatThrownBy(() -> RecommendModelCodec.decode(new byte[30])).hasMessageContaining("FSGR");
    byte[] newer = bytes.clone();
    newer[7] = 9;
    assertThatThrownBy(() -> RecommendModelCodec.decode(newer)).hasMessageContaining("format 9");
    assertThatThrownBy(() -> RecommendModelCodec.decode(Arrays.copyOf(bytes, 900)))
        .hasMessageContaining("length");
    byte[] changed = bytes.clone();
    changed[500]++;
    assertThatThrownBy(() -> RecommendModelCodec.decode(changed)).hasMessageContaining("checksum");
  }

  @Test
  void decode_ofDamageUnderARightChecksum_isRefusedOrReadButNeverElse() {
    for (int at = 12; at < Math.min(bytes.length - 4, 6000); at += 13) {
      byte[] damaged = bytes.clone();
      damaged[at] ^= (byte) 0x80;
      CRC32 crc = new CRC32();
      crc.update(damaged, 0, damaged.length - 4);
      ByteBuffer.wrap(damaged).putInt(damaged.length - 4, (int) crc.getValue());
      try {
        assertThat(RecommendModelCodec.decode(damaged)).isNotNull();
      } catch (ModelFormatException expected) {
        assertThat(expected).hasMessageContaining("corrupt");
      }
    }
  }
}
