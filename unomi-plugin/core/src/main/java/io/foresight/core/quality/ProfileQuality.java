/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.core.quality;

import io.foresight.core.event.MappedEvent;
import io.foresight.core.input.Fields;
import io.foresight.core.store.RawProfile;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with profiles: one instance per part, then merged. Keeps a hash per e-mail address
 * (8 bytes) and, of the properties looked at, the distinct values up to a limit.
 */
public final class ProfileQuality {
  private static final int VALUES_MAX = 1_000;
  private static final Pattern EMAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private final String consentType;
  private final List<String> properties;
  private final Map<String, Map<String, Long>> values = new TreeMap<>();
  private final Examples undecided = new Examples();
  private final Examples malformed = new Examples();
  private long[] emails = new long[1_024];
  private int emailCount;
  private long profiles;

  /**
   * @param consentType consent that somebody must have given or refused; empty when none is asked
   * @param properties profile properties whose spellings are compared
   */
  public ProfileQuality(String consentType, List<String> properties) {
    this.consentType = consentType;
    this.properties = new ArrayList<>(properties);
  }

  /** Takes a profile in; needs {@code properties} and {@code consents}. */
  public void add(RawProfile profile) {
    profiles++;
    Fields source = Fields.of("profile", profile.source());
    if (!consentType.isEmpty() && !decided(source.object("consents").asMap())) {
      undecided.add(profile.id(), "consent", "none");
    }
    Map<String, Object> own = source.object("properties").asMap();
    String email = email(own);
    if (email != null) {
      if (EMAIL.matcher(email).matches()) {
        emails = emailCount == emails.length ? Arrays.copyOf(emails, 2 * emailCount) : emails;
        emails[emailCount++] = MappedEvent.hash(email);
      } else {
        malformed.add(profile.id(), "property", "email");
      }
    }
    for (String p : properties) {
      Object v = own.get(p);
      if (v instanceof String && !((String) v).isBlank()) {
        Map<String, Long> counts = values.computeIfAbsent(p, k -> new HashMap<>());
        if (counts.size() < VALUES_MAX || counts.containsKey(v)) {
          counts.merge((String) v, 1L, Long::sum);
        }
      }
    }
  }

  /** The address as it is compared: trimmed, lower case; null when there is none. */
  public static @Nullable String email(Map<String, Object> properties) {
    Object v = properties.get("email");
    String s = v instanceof String ? ((String) v).trim().toLowerCase(Locale.ROOT) : "";
    return s.isEmpty() ? null : s;
  }

  private boolean decided(Map<String, Object> consents) {
    for (Map.Entry<String, Object> e : consents.entrySet()) {
      Object type =
          e.getValue() instanceof Map ? ((Map<?, ?>) e.getValue()).get("typeIdentifier") : null;
      if (consentType.equals(type)) {
        return true;
      }
    }
    return false;
  }

  /** Takes another part in. */
  public void merge(ProfileQuality other) {
    profiles += other.profiles;
    long[] both = Arrays.copyOf(emails, emailCount + other.emailCount + 1);
    System.arraycopy(other.emails, 0, both, emailCount, other.emailCount);
    emails = both;
    emailCount += other.emailCount;
    undecided.merge(other.undecided);
    malformed.merge(other.malformed);
    other.values.forEach(
        (p, counts) -> {
          Map<String, Long> mine = values.computeIfAbsent(p, k -> new HashMap<>());
          counts.forEach((v, n) -> mine.merge(v, n, Long::sum));
        });
  }

  /** Profiles seen. */
  public long profiles() {
    return profiles;
  }

  /** Hashes of addresses that more than one profile has, at most so many. */
  public Set<Long> duplicateEmails(int max) {
    long[] sorted = Arrays.copyOf(emails, emailCount);
    Arrays.sort(sorted);
    Set<Long> out = new LinkedHashSet<>();
    for (int i = 1; i < sorted.length && out.size() < max; i++) {
      if (sorted[i] == sorted[i - 1]) {
        out.add(sorted[i]);
      }
    }
    return out;
  }

  private long surplusProfiles() {
    long[] sorted = Arrays.copyOf(emails, emailCount);
    Arrays.sort(sorted);
    long n = 0;
    for (int i = 1; i < sorted.length; i++) {
      n += sorted[i] == sorted[i - 1] ? 1 : 0;
    }
    return n;
  }

  /**
   * Spellings that mean the same, per property: what differs only in case, spaces or punctuation,
   * pointing to the commonest of them. A lookup to standardise with.
   */
  public Map<String, Map<String, String>> lookups() {
    Map<String, Map<String, String>> out = new TreeMap<>();
    values.forEach(
        (property, counts) -> {
          Map<String, TreeSet<String>> alike = new TreeMap<>();
          counts
              .keySet()
              .forEach(
                  v ->
                      alike
                          .computeIfAbsent(
                              v.toLowerCase(Locale.ROOT).replaceAll("[\\s\\p{Punct}]+", ""),
                              k -> new TreeSet<>())
                          .add(v));
          Map<String, String> lookup = new TreeMap<>();
          alike.forEach(
              (key, spellings) -> {
                String usual = spellings.first();
                for (String s : spellings) {
                  usual = counts.getOrDefault(s, 0L) > counts.getOrDefault(usual, 0L) ? s : usual;
                }
                for (String s : spellings) {
                  if (!s.equals(usual)) {
                    lookup.put(s, usual);
                  }
                }
              });
          if (!lookup.isEmpty()) {
            out.put(property, lookup);
          }
        });
    return out;
  }

  /** What is and what is not as it should be. */
  public List<Check> checks() {
    List<Check> out = new ArrayList<>();
    out.add(
        Check.atMost(
            "duplicate_profiles",
            "profiles that share their e-mail address with an older one",
            surplusProfiles(),
            emailCount,
            0.05,
            "Merge them: see the proposals of this report.",
            new ArrayList<>()));
    out.add(
        Check.atMost(
            "malformed_emails",
            "addresses that cannot be one",
            malformed.count(),
            emailCount + malformed.count(),
            0.01,
            "Correct them where they come from; nobody can be written to there.",
            malformed.list()));
    if (!consentType.isEmpty()) {
      out.add(
          Check.atLeast(
              "consent",
              "profiles that gave or refused the consent " + consentType,
              profiles - undecided.count(),
              profiles,
              1,
              "Ask them; until then they are neither learned from nor scored nor written to.",
              undecided.list()));
    }
    long spelt = lookups().values().stream().mapToLong(Map::size).sum();
    long distinct = values.values().stream().mapToLong(Map::size).sum();
    List<Map<String, Object>> examples = new ArrayList<>();
    lookups()
        .forEach(
            (p, lookup) ->
                lookup.entrySet().stream()
                    .limit(Examples.MAX)
                    .forEach(
                        e ->
                            examples.add(
                                Map.of("id", p, "value", e.getKey(), "usual", e.getValue()))));
    out.add(
        Check.atMost(
            "spellings",
            "values of properties that are another spelling of a commoner one",
            spelt,
            distinct,
            0.05,
            "Standardise them by the proposed lookup.",
            examples));
    return out;
  }
}
