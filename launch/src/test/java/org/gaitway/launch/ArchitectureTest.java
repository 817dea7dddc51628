package org.gaitway.launch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Holds the lines between the modules. */
class ArchitectureTest {

  /** Packages of policy-runtime, the part that runs on a robot. */
  private static final String[] RUNTIME = {
    "org.gaitway.config..",
    "org.gaitway.policy..",
    "org.gaitway.observation..",
    "org.gaitway.robot..",
    "org.gaitway.observation..",
    "org.gaitway.safety..",
    "org.gaitway.control..",
    "org.gaitway.episode..",
    "org.gaitway.cdr..",
    "org.gaitway.mcap.."
  };

  private static JavaClasses classes;

  @BeforeAll
  static void readClasses() {
    classes =
        new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gaitway");
  }

  @Test
  void runtimeKnowsNeitherSimulatorNorTrainer() {
    noClasses()
        .that()
        .resideInAnyPackage(RUNTIME)
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.gaitway.sim..",
            "org.gaitway.task..",
            "org.gaitway.rollout..",
            "org.gaitway.ppo..",
            "org.gaitway.baseline..",
            "org.gaitway.run..",
            "org.gaitway.record..",
            "org.gaitway.replay..",
            "org.bytedeco..",
            "org.nd4j..")
        .check(classes);
  }

  @Test
  void onlyTheReferenceLearnerKnowsNd4j() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gaitway.ppo.nd4j..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.nd4j..")
        .check(classes);
  }

  @Test
  void onlyTheCudaLearnerKnowsCuda() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gaitway.ppo.cuda..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.bytedeco.cuda..")
        .check(classes);
  }

  @Test
  void mcapKnowsOnlyItself() {
    noClasses()
        .that()
        .resideInAPackage("org.gaitway.mcap..")
        .should()
        .dependOnClassesThat()
        .resideOutsideOfPackages("org.gaitway.mcap..", "java..", "com.github.luben.zstd..")
        .check(classes);
  }

  @Test
  void onlyItsEngineKnowsOnnxRuntime() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gaitway.policy.onnxruntime..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("ai.onnxruntime..")
        .check(classes);
  }

  @Test
  void simulatorKnowsOnlyItself() {
    noClasses()
        .that()
        .resideInAPackage("org.gaitway.sim..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.gaitway.config..",
            "org.gaitway.policy..",
            "org.gaitway.robot..",
            "org.gaitway.task..",
            "org.gaitway.launch..")
        .check(classes);
  }

  @Test
  void onlyTheSimulatedRobotOfTheAdaptersKnowsTheSimulator() {
    noClasses()
        .that()
        .resideInAPackage("org.gaitway.adapter..")
        .and()
        .resideOutsideOfPackage("org.gaitway.adapter.sim..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.gaitway.sim..", "org.gaitway.adapter.sim..", "org.bytedeco..")
        .check(classes);
  }

  @Test
  void adaptersDoNotKnowTheTrainer() {
    noClasses()
        .that()
        .resideInAPackage("org.gaitway.adapter..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage(
            "org.gaitway.task..",
            "org.gaitway.rollout..",
            "org.gaitway.ppo..",
            "org.gaitway.run..",
            "org.gaitway.record..",
            "org.gaitway.replay..",
            "org.gaitway.random..")
        .check(classes);
  }

  @Test
  void generatedTypesOfMujocoStayInTheBridge() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gaitway.sim..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gaitway.sim.mujoco..")
        .check(classes);
  }

  @Test
  void nothingButTheCommandLineKnowsTheCommandLine() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gaitway.launch..")
        .should()
        .dependOnClassesThat()
        .resideInAnyPackage("org.gaitway.launch..", "picocli..")
        .check(classes);
  }

  @Test
  void socketsAreOpenedOnlyByAdapters() {
    noClasses()
        .that()
        .resideOutsideOfPackage("org.gaitway.adapter..")
        .should()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.Socket")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.ServerSocket")
        .orShould()
        .dependOnClassesThat()
        .haveFullyQualifiedName("java.net.DatagramSocket")
        .check(classes);
  }

  /** The viewer has to be one: a browser talks through nothing else. It serves this computer. */
  @Test
  void webServersAreAdaptersAndTheViewer() {
    noClasses()
        .that()
        .resideOutsideOfPackages("org.gaitway.adapter..", "org.gaitway.launch.view.web..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("com.sun.net.httpserver..")
        .check(classes);
  }

  @Test
  void logsAreShownWithoutKnowingTheServer() {
    noClasses()
        .that()
        .resideInAnyPackage(
            "org.gaitway.launch.view.recording..",
            "org.gaitway.launch.view.scene..",
            "org.gaitway.launch.view.feed..")
        .should()
        .dependOnClassesThat()
        .resideInAPackage("org.gaitway.launch.view.web..")
        .check(classes);
  }
}
