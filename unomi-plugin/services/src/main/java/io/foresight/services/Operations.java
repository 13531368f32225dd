/* Copyright the Foresight authors. SPDX-License-Identifier: Apache-2.0 */
package io.foresight.services;

import java.io.InputStream;
import java.util.List;
import java.util.Map;

/**
 * The verbs, the same for REST and shell. Everything is JSON-like. What takes long answers a job.
 * Errors: {@link io.foresight.core.input.InvalidInputException} (bad input), {@link
 * java.util.NoSuchElementException} (unknown id), {@link IllegalStateException} (not possible now).
 */
public interface Operations {
  /** Where everything stands: counts, live models, last jobs, health. */
  Map<String, Object> status();

  /** Whether this node works, and if not why; {@code ready} and {@code reasons}. */
  Map<String, Object> health();

  /** Per goal what is met and how far the rest is. */
  List<Map<String, Object>> readiness();

  /** All goals. */
  List<Map<String, Object>> goals();

  /** One goal. */
  Map<String, Object> goal(String id);

  /**
   * Goals that can be made by name, each with what it needs and whether the data have it: {@code
   * template, name, exists, ready, needs, goal}.
   */
  List<Map<String, Object>> goalTemplates();

  /**
   * Creates or changes a goal; {@code template} names one to start from, other fields replace its.
   */
  Map<String, Object> putGoal(String id, Map<String, Object> json);

  /** Removes a goal, its scores' mapping stays. */
  void deleteGoal(String id);

  /** The history files that lie in the import folder: {@code name, bytes, modified}. */
  List<Map<String, Object>> importFiles();

  /**
   * Takes a history file into the import folder of this node.
   *
   * @param content read to its end, not closed
   * @param replace whether a file of that name may be replaced
   */
  Map<String, Object> putImportFile(String name, InputStream content, boolean replace);

  /** Removes a history file from the import folder. */
  void deleteImportFile(String name);

  /** The event mapping in force. */
  Map<String, Object> mapping();

  /** Replaces the event mapping, on all nodes; the states are folded anew at the next scoring. */
  Map<String, Object> putMapping(Map<String, Object> json);

  /** Forgets the event mapping that was put; the configured or shipped one is back. */
  Map<String, Object> resetMapping();

  /** Imports a history file: {@code file} or {@code files}, {@code mapping}. */
  Map<String, Object> importHistory(Map<String, Object> request);

  /** Trains one goal ({@code goal}) or all. */
  Map<String, Object> train(Map<String, Object> request);

  /** Scores everybody; {@code rebuild} folds the states anew from history. */
  Map<String, Object> score(Map<String, Object> request);

  /** Learns what is known beside the goals, and scores nobody: {@code score} makes it visible. */
  Map<String, Object> learnInsights();

  /** What is known beside the goals, and when it was learned. */
  List<Map<String, Object>> insights();

  /** The settings of one insight: what an operator gave, empty for the shipped ones. */
  Map<String, Object> insightSettings(String id);

  /**
   * Gives an insight settings; they count from the next learning on, empty ones are the shipped.
   */
  Map<String, Object> putInsightSettings(String id, Map<String, Object> settings);

  /** The report of one insight. */
  Map<String, Object> insight(String id);

  /** Pushes to the mail platform. */
  Map<String, Object> sync();

  /** Pulls reactions from the mail platform. */
  Map<String, Object> feedback();

  /** Model versions, newest first; of one goal when {@code goal} is not empty. */
  List<Map<String, Object>> models(String goal);

  /** The model card of a version. */
  Map<String, Object> model(String version);

  /** Puts a version live. */
  Map<String, Object> promote(String version);

  /** Puts the version live that was live before. */
  Map<String, Object> rollback(String goal);

  /** Which version was live when, newest first. */
  List<Map<String, Object>> liveHistory(String goal);

  /** Creates predictive segments of a goal. */
  List<Map<String, Object>> createSegments(String goal, Map<String, Object> request);

  /** The highest scores of a goal with their reasons. */
  List<Map<String, Object>> top(String goal, int limit);

  /** Number of profiles per band of a goal. */
  Map<String, Object> bands(String goal);

  /** Scores, reasons and feature values of one profile. */
  Map<String, Object> explain(String profileId);

  /** Jobs, newest first. */
  List<Map<String, Object>> jobs(int limit);

  /** One job. */
  Map<String, Object> job(String id);

  /** Asks a job to stop. */
  Map<String, Object> cancel(String id);

  /**
   * Takes up a job that was cancelled or failed, from where it was.
   *
   * @throws IllegalStateException if it succeeded or ended more than a day ago
   */
  Map<String, Object> resume(String id);

  /** Removes what we put into Unomi and Elasticsearch; {@code keep} leaves our own indices. */
  Map<String, Object> uninstall(boolean keep);

  /** Counters and gauges in Prometheus text format. */
  String metrics();
}
