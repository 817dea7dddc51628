package org.gaitway.ppo;

/** In which environments the teacher acts, and in which the student does. One thread at a time. */
final class Roles {
  private final TeacherSettings settings;
  private boolean distilling;

  /**
   * Roles at the beginning of a run.
   *
   * @throws IllegalArgumentException if there are too few environments for both to act
   */
  Roles(TeacherSettings settings, int environments) {
    this.settings = settings;
    if (settings.distillation() == TeacherSettings.Distillation.CONCURRENT) {
      long students = (long) (environments * settings.studentShare());
      if (students < 1 || students >= environments) {
        throw new IllegalArgumentException(
            "run.envs must be enough for teacher and student with teacher.student-share = "
                + settings.studentShare()
                + ", was "
                + environments);
      }
    }
  }

  /** Whether the teacher acts there, rather than the student. */
  boolean teaches(int environment) {
    if (settings.distillation() == TeacherSettings.Distillation.TWO_STAGE) {
      return !distilling;
    }
    double share = settings.studentShare();
    return (long) ((environment + 1) * share) == (long) (environment * share);
  }

  /** Whether the teacher has learned and the student alone learns. */
  boolean distilling() {
    return distilling;
  }

  /** An update is over that began at this share of the run. */
  void advance(double progress) {
    distilling |=
        settings.distillation() == TeacherSettings.Distillation.TWO_STAGE
            && progress >= settings.teacherShare();
  }

  /** Goes on from a saved {@link #distilling()}. */
  void restore(boolean saved) {
    distilling = saved;
  }
}
