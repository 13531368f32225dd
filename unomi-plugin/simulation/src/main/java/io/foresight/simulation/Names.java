/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.simulation;

/** Invented people; addresses lie in domains reserved for examples (RFC 2606). */
final class Names {
  private static final String[] FEMALE = {
    "Anna", "Clara", "Emma", "Frida", "Greta", "Hannah", "Ines", "Julia", "Karla", "Lena", "Maria",
    "Nora", "Olivia", "Paula", "Rosa", "Sophie", "Tessa", "Ursula", "Vera", "Zoe"
  };
  private static final String[] MALE = {
    "Adam", "Bruno", "Carl", "David", "Emil", "Felix", "Georg", "Hugo", "Ivan", "Jonas", "Klaus",
    "Leon", "Martin", "Noah", "Oscar", "Paul", "Rafael", "Simon", "Theo", "Victor"
  };
  private static final String[] LAST = {
    "Adler", "Baker", "Costa", "Dubois", "Evans", "Fischer", "Garcia", "Huber", "Ivanov", "Jansen",
    "Keller", "Lopes", "Moreau", "Novak", "Olsen", "Petit", "Quinn", "Rossi", "Schmidt", "Taylor",
    "Ulrich", "Visser", "Weber", "Young", "Ziegler", "Brandt", "Clark", "Engel", "Fuchs", "Graf"
  };
  private static final String[] DOMAINS = {"example.org", "example.com", "example.net"};

  final String first;
  final String last;
  final String gender;
  final String email;

  Names(Draw draw, int index) {
    boolean female = draw.chance(0.54);
    this.gender = female ? "female" : "male";
    this.first = draw.pick(female ? FEMALE : MALE);
    this.last = draw.pick(LAST);
    this.email =
        (first + "." + last + "." + index).toLowerCase(java.util.Locale.ROOT)
            + "@"
            + draw.pick(DOMAINS);
  }

  static String otherLast(Draw draw) {
    return draw.pick(LAST);
  }
}
