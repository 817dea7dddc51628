package org.gaitway.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gaitway.config.ConfigException;
import org.gaitway.ppo.TrainingSettings;
import org.gaitway.task.UnknownTaskException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PlanTest {

  private static final List<String> SHIPPED = Plans.SHIPPED;

  @TempDir Path folder;

  @Test
  void aPlanIsTasksBySettingsBySeeds() {
    List<PlannedRun> runs = PlannedRun.of(SmallPlan.plan());
    assertEquals(8, runs.size());
    assertEquals(new RunKey("inverted-pendulum", "narrow", 1), runs.get(0).key());
    assertEquals(new RunKey("inverted-pendulum", "wide", 1), runs.get(1).key());
    assertEquals(new RunKey("reacher", "narrow", 1), runs.get(2).key());
    assertEquals(new RunKey("inverted-pendulum", "narrow", 2), runs.get(4).key());
    TrainingSettings last = runs.get(7).settings();
    assertEquals("reacher", last.task().name());
    assertEquals(2, last.run().seed());
    assertEquals(4096, last.run().steps());
    assertEquals(1, last.run().threads());
    assertEquals(4, last.run().envs());
    assertEquals(0.3, last.ppo().surrogate().clipRange());
  }

  @Test
  void factorsAreCrossed() {
    Plan plan =
        SmallPlan.of(
            """
            overrides: [run.envs=4]
            settings:
              plain: []
            factors:
              clip:
                narrow: [ppo.surrogate.clip-range=0.1]
                wide: [ppo.surrogate.clip-range=0.3]
              epochs:
                few: [ppo.epochs=1]
                many: []
            """);
    assertEquals(
        List.of("plain", "narrow_few", "narrow_many", "wide_few", "wide_many"),
        List.copyOf(plan.allSettings().keySet()));
    assertEquals(
        List.of("run.envs=4", "ppo.surrogate.clip-range=0.1", "ppo.epochs=1"),
        plan.allSettings().get("narrow_few"));
    assertEquals(List.of("run.envs=4"), plan.allSettings().get("plain"));
  }

  @ParameterizedTest
  @FieldSource("SHIPPED")
  void everyShippedPlanCanBeRun(String name) {
    Plan plan = Plans.load(name);
    assertEquals(name, plan.name());
    int runs = plan.tasks().size() * plan.allSettings().size() * plan.seeds().size();
    assertEquals(runs, PlannedRun.of(plan).size());
    plan.published()
        .values()
        .forEach(column -> assertTrue(plan.tasks().containsAll(column.returns().keySet())));
  }

  @Test
  void plansComeFromFilesToo() throws IOException {
    Path file = Files.writeString(folder.resolve("mine.yaml"), SmallPlan.YAML);
    Plan plan = Plans.load(file.toString());
    assertEquals("mine", plan.name());
    assertEquals(SmallPlan.plan().allSettings(), plan.allSettings());
  }

  @Test
  void unknownPlansNameTheNearest() {
    String message =
        assertThrows(ConfigException.class, () -> Plans.load("ppo-tabel1")).getMessage();
    assertTrue(message.contains("ppo-tabel1 (did you mean ppo-table1?)"), message);
  }

  @Test
  void mistypedSettingsNameThePlanAndTheSetting() {
    String message = refusal(SmallPlan.YAML.replace("clip-range=0.3", "clip-rage=0.3"));
    assertTrue(
        message.startsWith("plan small, setting wide: unknown key ppo.surrogate.clip-rage"),
        message);
    assertTrue(message.contains("ppo.surrogate.clip-range"), message);
  }

  @Test
  void mistypedKeysOfThePlanNameTheLine() {
    String message = refusal(SmallPlan.YAML.replace("seeds:", "seed:"));
    assertTrue(message.contains("unknown key seed (small.yaml, line 4)"), message);
  }

  @Test
  void settingsMustNotSayWhatThePlanSays() {
    String message = refusal(SmallPlan.YAML.replace("ppo.surrogate.clip-range=0.3", "run.seed=7"));
    assertEquals("plan small, setting wide: the plan itself sets run.seed", message);
  }

  @Test
  void nothingMayBeMissingOrNamedTwice() {
    assertEquals(
        "plan small has no tasks",
        refusal(SmallPlan.YAML.replace("[inverted-pendulum, reacher]", "[]")));
    assertEquals(
        "plan small names 1 twice in seeds", refusal(SmallPlan.YAML.replace("[1, 2]", "[1, 1]")));
    assertEquals("plan small has no settings", refusal("tasks: [reacher]"));
  }

  @Test
  void conditionsOfTheFinalEvaluationAreCheckedBeforeAnythingRuns() {
    String plan =
        """
        tasks: [quadruped]
        settings: {plain: []}
        final-evaluation: {episodes: 1, conditions: {late: [%s]}}
        """;
    assertEquals(1, SmallPlan.of(plan.formatted("legged.sensing.max-delay=2")).seeds().get(0));
    assertEquals(
        "plan small, setting plain: condition late: ppo.epochs=2 is nothing that a frozen policy "
            + "runs in; what can be changed is under legged.",
        refusal(plan.formatted("ppo.epochs=2")));
    String unknown = refusal(plan.formatted("legged.sensing.dealy=2"));
    assertTrue(unknown.startsWith("plan small, setting plain: condition late: "), unknown);
    assertTrue(unknown.contains("legged.sensing.dealy"), unknown);
    String none = refusal("final-evaluation: {conditions: {late: []}}");
    assertTrue(none.contains("episodes must be at least 1"), none);
  }

  @Test
  void namesOfSettingsAreNamesOfFolders() {
    String message = refusal(SmallPlan.YAML.replace("wide:", "../wide:"));
    assertTrue(message.endsWith("was ../wide"), message);
  }

  @Test
  void unknownTasksAreRefusedBeforeAnythingRuns() {
    Plan plan = SmallPlan.of(SmallPlan.YAML.replace("reacher]", "raecher]"));
    assertThrows(UnknownTaskException.class, () -> PlannedRun.of(plan));
  }

  private static String refusal(String yaml) {
    return assertThrows(ConfigException.class, () -> PlannedRun.of(SmallPlan.of(yaml)))
        .getMessage();
  }
}
