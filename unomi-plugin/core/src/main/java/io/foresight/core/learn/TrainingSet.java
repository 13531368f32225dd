/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.learn;

import io.foresight.core.table.Row;
import io.foresight.core.table.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Rows with a yes/no outcome, or with an amount. Numbers are kept row by row in chunks of floats
 * and categories as codes, so a few million rows fit in memory; subsets share the storage.
 * Immutable and thread-safe once built. Infinite numbers are stored as the largest finite float of
 * the same sign, because learners refuse infinities.
 */
public final class TrainingSet {
  private static final int CHUNK_BITS = 12;
  private static final int CHUNK = 1 << CHUNK_BITS;

  /** History is read in up to a thousand parts, each with sets of its own: small ones are cheap. */
  private static final int FIRST_CHUNK = 64;

  private static final int MISSING = -1;

  private final Storage storage;
  private final int @Nullable [] index;
  private final int size;

  private TrainingSet(Storage storage, int @Nullable [] index) {
    this.storage = storage;
    this.index = index;
    this.size = index == null ? storage.size : index.length;
  }

  /** The columns. */
  public Schema schema() {
    return storage.schema;
  }

  /** Number of rows. */
  public int size() {
    return size;
  }

  /** Whether the outcome of row {@code i} happened. */
  public boolean label(int i) {
    return storage.labels[at(i)];
  }

  /** Whether rows have amounts. */
  public boolean hasAmounts() {
    return storage.amounts != null;
  }

  /**
   * Amount of row {@code i}.
   *
   * @throws IllegalStateException if rows have none
   */
  public double amount(int i) {
    double[] amounts = storage.amounts;
    if (amounts == null) {
      throw new IllegalStateException("these rows have no amounts");
    }
    return amounts[at(i)];
  }

  /** All amounts in row order. */
  public double[] amounts() {
    double[] out = new double[size];
    for (int i = 0; i < size; i++) {
      out[i] = amount(i);
    }
    return out;
  }

  /** Moment of the row in the unit the builder was given (epoch milliseconds, or a row number). */
  public long time(int i) {
    return storage.times[at(i)];
  }

  /** Hash of what the row belongs to (a profile); rows of one group are never split apart by it. */
  public long group(int i) {
    return storage.groups[at(i)];
  }

  /** Numeric value of row {@code i}; NaN means missing. */
  public float number(int i, int column) {
    int r = at(i);
    return storage.numbers.get(r >>> CHUNK_BITS)[(r & CHUNK - 1) * storage.width + column];
  }

  /** Categorical value of row {@code i}; null means missing. */
  public @Nullable String category(int i, int column) {
    int code = storage.code(at(i), column);
    return code == MISSING ? null : storage.levels.get(column).get(code);
  }

  /** Copies row {@code i} into a row of the same schema. */
  public void read(int i, Row row) {
    int r = at(i);
    int width = storage.width;
    System.arraycopy(
        storage.numbers.get(r >>> CHUNK_BITS),
        (r & CHUNK - 1) * width,
        row.numbers,
        0,
        row.numbers.length);
    for (int c = 0; c < row.categories.length; c++) {
      int code = storage.code(r, c);
      row.categories[c] = code == MISSING ? null : storage.levels.get(c).get(code);
    }
  }

  /** Number of rows whose outcome happened. */
  public int positives() {
    int n = 0;
    for (int i = 0; i < size; i++) {
      n += label(i) ? 1 : 0;
    }
    return n;
  }

  /** The given rows, in the given order, as a view that shares this set's storage. */
  public TrainingSet subset(int[] rows) {
    int[] mapped = new int[rows.length];
    for (int k = 0; k < rows.length; k++) {
      mapped[k] = at(rows[k]);
    }
    return new TrainingSet(storage, mapped);
  }

  /** All outcomes in row order. */
  public boolean[] labels() {
    boolean[] out = new boolean[size];
    for (int i = 0; i < size; i++) {
      out[i] = label(i);
    }
    return out;
  }

  /** All group hashes in row order. */
  public long[] groups() {
    long[] out = new long[size];
    for (int i = 0; i < size; i++) {
      out[i] = group(i);
    }
    return out;
  }

  /**
   * CRC32 over columns, values, outcomes and times in row order, as eight hexadecimal digits: two
   * sets with another hash differ; it is no proof against tampering.
   */
  public String hash() {
    CRC32 crc = new CRC32();
    byte[] buffer = new byte[8];
    Fingerprint f = new Fingerprint(crc, buffer);
    f.text(schema().columns().toString());
    for (int i = 0; i < size; i++) {
      for (int c = 0; c < storage.width; c++) {
        f.number(Float.floatToIntBits(number(i, c)));
      }
      for (int c = 0; c < storage.levels.size(); c++) {
        f.text(String.valueOf(category(i, c)));
      }
      f.number(label(i) ? 1 : 0);
      f.number(time(i));
      if (hasAmounts()) {
        f.number(Double.doubleToLongBits(amount(i)));
      }
    }
    return String.format("%08x", crc.getValue());
  }

  private int at(int i) {
    return index == null ? i : index[i];
  }

  private static final class Fingerprint {
    private final CRC32 crc;
    private final byte[] buffer;

    Fingerprint(CRC32 crc, byte[] buffer) {
      this.crc = crc;
      this.buffer = buffer;
    }

    void number(long v) {
      for (int b = 0; b < 8; b++) {
        buffer[b] = (byte) (v >>> 8 * b);
      }
      crc.update(buffer, 0, 8);
    }

    void text(String s) {
      crc.update(s.getBytes(java.nio.charset.StandardCharsets.UTF_8));
      crc.update(0);
    }
  }

  private static final class Storage {
    private final Schema schema;
    private final int width;
    private final List<float[]> numbers = new ArrayList<>();
    private final List<int[]> codes = new ArrayList<>();
    private final List<List<String>> levels = new ArrayList<>();
    private boolean[] labels = new boolean[64];
    private long[] times = new long[64];
    private long[] groups = new long[64];
    private double @Nullable [] amounts;
    private int size;

    Storage(Schema schema) {
      this.schema = schema;
      this.width = schema.numbers().size();
      for (int c = 0; c < schema.categories().size(); c++) {
        levels.add(new ArrayList<>());
      }
    }

    int code(int row, int column) {
      return codes.get(row >>> CHUNK_BITS)[(row & CHUNK - 1) * levels.size() + column];
    }
  }

  /** Collects rows. Not thread-safe; of no use after {@link #build()}. */
  public static final class Builder {
    private @Nullable Storage storage;
    private final List<Map<String, Integer>> dictionaries = new ArrayList<>();

    /**
     * @param schema the columns that every added row has
     */
    public Builder(Schema schema) {
      storage = new Storage(schema);
      for (int c = 0; c < schema.categories().size(); c++) {
        dictionaries.add(new HashMap<>());
      }
    }

    /** Adds a row whose time and group are its number. */
    public Builder add(Row row, boolean label) {
      int n = storage().size;
      return add(row, label, n, n);
    }

    /**
     * Adds a copy of a row.
     *
     * @param row values, may be reused by the caller afterwards
     * @param label whether the outcome happened
     * @param time moment of the row, e.g. epoch milliseconds of the snapshot
     * @param group hash of what the row belongs to, e.g. of the profile id
     */
    public Builder add(Row row, boolean label, long time, long group) {
      if (storage().amounts != null) {
        throw new IllegalStateException("rows before this one have amounts");
      }
      return append(row, label, time, group);
    }

    private Builder append(Row row, boolean label, long time, long group) {
      Storage s = storage();
      if (row.numbers.length != s.width || row.categories.length != s.levels.size()) {
        throw new IllegalArgumentException("the row does not have the columns of this set");
      }
      if ((s.size & CHUNK - 1) == 0) {
        int first = s.size == 0 ? FIRST_CHUNK : CHUNK;
        s.numbers.add(new float[first * s.width]);
        s.codes.add(new int[first * s.levels.size()]);
      } else if (s.size < CHUNK && Integer.bitCount(s.size) == 1 && s.size >= FIRST_CHUNK) {
        s.numbers.set(0, Arrays.copyOf(s.numbers.get(0), 2 * s.size * s.width));
        s.codes.set(0, Arrays.copyOf(s.codes.get(0), 2 * s.size * s.levels.size()));
      }
      if (s.size == s.labels.length) {
        int capacity = s.size + (s.size >> 1);
        s.labels = Arrays.copyOf(s.labels, capacity);
        s.times = Arrays.copyOf(s.times, capacity);
        s.groups = Arrays.copyOf(s.groups, capacity);
      }
      int within = s.size & CHUNK - 1;
      float[] chunk = s.numbers.get(s.size >>> CHUNK_BITS);
      for (int c = 0; c < s.width; c++) {
        chunk[within * s.width + c] = finite(row.numbers[c]);
      }
      int[] codes = s.codes.get(s.size >>> CHUNK_BITS);
      for (int c = 0; c < row.categories.length; c++) {
        codes[within * row.categories.length + c] = code(s, c, row.categories[c]);
      }
      s.labels[s.size] = label;
      s.times[s.size] = time;
      s.groups[s.size] = group;
      s.size++;
      return this;
    }

    /**
     * Adds a copy of a row with an amount; its label is whether that is above 0. Either all rows of
     * a set have amounts or none.
     *
     * @param amount finite
     */
    public Builder addAmount(Row row, double amount, long time, long group) {
      if (!Double.isFinite(amount)) {
        throw new IllegalArgumentException("not an amount: " + amount);
      }
      Storage s = storage();
      if (s.size == 0) {
        s.amounts = new double[s.labels.length];
      }
      append(row, amount > 0, time, group);
      double[] amounts = s.amounts;
      if (amounts == null) {
        throw new IllegalStateException("rows before this one have no amounts");
      }
      if (amounts.length < s.labels.length) {
        amounts = Arrays.copyOf(amounts, s.labels.length);
        s.amounts = amounts;
      }
      amounts[s.size - 1] = amount;
      return this;
    }

    /** Rows so far. */
    public int size() {
      return storage().size;
    }

    /** The finished set. */
    public TrainingSet build() {
      TrainingSet set = new TrainingSet(storage(), null);
      storage = null;
      return set;
    }

    private Storage storage() {
      if (storage == null) {
        throw new IllegalStateException("this builder has already built its set");
      }
      return storage;
    }

    private int code(Storage s, int column, @Nullable String value) {
      if (value == null) {
        return MISSING;
      }
      Map<String, Integer> dictionary = dictionaries.get(column);
      Integer known = dictionary.get(value);
      if (known == null) {
        known = s.levels.get(column).size();
        dictionary.put(value, known);
        s.levels.get(column).add(value);
      }
      return known;
    }

    private static float finite(float v) {
      return Float.isInfinite(v) ? Math.copySign(Float.MAX_VALUE, v) : v;
    }
  }
}
