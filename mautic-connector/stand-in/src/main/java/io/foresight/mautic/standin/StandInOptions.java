/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.mautic.standin;

import java.time.Clock;
import java.time.Duration;

/** How the stand-in is set up. Defaults: version 5.2.1, system clock, OAuth2 and Basic allowed. */
public final class StandInOptions {
  private String version = "5.2.1";
  private Clock clock = Clock.systemUTC();
  private int port;
  private String user = "admin";
  private String password = "stand-in";
  private String clientId = "1_standin";
  private String clientSecret = "stand-in-secret";
  private Duration tokenLifetime = Duration.ofHours(1);
  private int batchLimit = 200;

  /** The version it reports and whose habits it follows: 5.1.1 or 5.2.1. */
  public StandInOptions version(String value) {
    this.version = value;
    return this;
  }

  /** Its idea of time. */
  public StandInOptions clock(Clock value) {
    this.clock = value;
    return this;
  }

  /** Port on the loopback interface; 0, the default, takes a free one. */
  public StandInOptions port(int value) {
    this.port = value;
    return this;
  }

  /** The user for Basic authentication; the default is {@code admin} / {@code stand-in}. */
  public StandInOptions user(String name, String secret) {
    this.user = name;
    this.password = secret;
    return this;
  }

  /** The API client; the default is {@code 1_standin} / {@code stand-in-secret}. */
  public StandInOptions client(String id, String secret) {
    this.clientId = id;
    this.clientSecret = secret;
    return this;
  }

  /** How long an access token lives; an hour by default. */
  public StandInOptions tokenLifetime(Duration value) {
    this.tokenLifetime = value;
    return this;
  }

  /** Most items in a batch; 200 by default. */
  public StandInOptions batchLimit(int value) {
    this.batchLimit = value;
    return this;
  }

  String version() {
    return version;
  }

  Clock clock() {
    return clock;
  }

  int port() {
    return port;
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  String clientId() {
    return clientId;
  }

  String clientSecret() {
    return clientSecret;
  }

  Duration tokenLifetime() {
    return tokenLifetime;
  }

  int batchLimit() {
    return batchLimit;
  }
}
