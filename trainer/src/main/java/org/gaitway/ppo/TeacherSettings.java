package org.gaitway.ppo;

import java.util.List;
import java.util.Locale;
import org.gaitway.config.Setting;

/** A teacher, which sees what no robot measures, and a student, which is to do without. */
public record TeacherSettings(
    @Setting(
            value =
                "How a student learns from a teacher: none, concurrent (both act and learn at the"
                    + " same time) or two-stage (the student follows when the teacher has learned)",
            source = "arXiv 2405.10830: concurrent; arXiv 2107.04034: two-stage")
        Distillation distillation,
    @Setting(value = "Hidden layers of both encoders", source = "ours") List<Integer> encoderHidden,
    @Setting(
            value = "Numbers that the encoders tell the policy; together of length 1",
            source = "ours",
            min = 1)
        int latent,
    @Setting(
            value = "Share of the environments in which the student acts, where both do",
            source = "ours",
            min = 0,
            max = 1)
        double studentShare,
    @Setting(
            value = "Share of the run in which the teacher learns, where the student follows",
            source = "ours",
            min = 0,
            max = 1)
        double teacherShare,
    @Setting(value = "Adam's step size for the student's encoder", source = "ours")
        double studentLearningRate,
    @Setting(value = "The student's passes over the data of an update", source = "ours", min = 1)
        int studentEpochs) {

  /** How a student comes about. */
  public enum Distillation {
    /** Not at all: the policy sees what the robot measures, and learns from that. */
    NONE,
    /** Teacher and student act in environments of their own and share a policy. */
    CONCURRENT,
    /** First the teacher learns, then the student to know what the teacher saw. */
    TWO_STAGE;

    /** As in a configuration, for example {@code two-stage}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** No student, and what one would be made with. */
  public static final TeacherSettings NONE =
      new TeacherSettings(Distillation.NONE, List.of(128, 64), 16, 0.25, 0.7, 1e-3, 2);

  /** Checks the ranges. */
  public TeacherSettings {
    encoderHidden = List.copyOf(encoderHidden);
    require(
        encoderHidden.stream().allMatch(size -> size >= 1 && size <= 8192),
        "encoderHidden must be sizes in [1, 8192], was " + encoderHidden);
    require(latent >= 1, "latent must be at least 1, was " + latent);
    require(
        studentShare > 0 && studentShare < 1,
        "studentShare must be in (0, 1), was " + studentShare);
    require(
        teacherShare > 0 && teacherShare < 1,
        "teacherShare must be in (0, 1), was " + teacherShare);
    require(
        studentLearningRate > 0,
        "studentLearningRate must be positive, was " + studentLearningRate);
    require(studentEpochs >= 1, "studentEpochs must be at least 1, was " + studentEpochs);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /** Whether there is a student. */
  public boolean enabled() {
    return distillation != Distillation.NONE;
  }
}
