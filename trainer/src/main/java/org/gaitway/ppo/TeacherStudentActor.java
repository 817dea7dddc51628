package org.gaitway.ppo;

import org.gaitway.nn.Encoder;
import org.gaitway.nn.MlpPass;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.rollout.Actor;
import org.gaitway.rollout.RolloutBuffer;

/** The policy takes what the encoder tells of the one who acts in the environment. */
final class TeacherStudentActor implements Actor {
  private final Roles roles;
  private final int[] present;
  private final Encoder teacher;
  private final Encoder student;
  private final MlpPass pass;
  private final Rows told;

  /**
   * An actor for one thread.
   *
   * @param policy the network that both share
   */
  TeacherStudentActor(
      Roles roles, int[] present, Parameters teacher, Parameters student, Parameters policy) {
    this.roles = roles;
    this.present = present;
    this.teacher = new Encoder(teacher, 1, false, null);
    this.student = new Encoder(student, 1, false, null);
    this.pass = new MlpPass(policy.shape(), 1, false);
    this.told = new Rows(1, policy.shape().inputs());
  }

  @Override
  public void act(Parameters policy, RolloutBuffer buffer, int environment, int row, float[] mean) {
    boolean teaches = roles.teaches(environment);
    Encoder encoder = teaches ? teacher : student;
    encoder.forward(teaches ? buffer.privileged() : buffer.observations(), row, 1);
    ToldRows.putPresent(buffer.observations(), row, present, told, 0);
    ToldRows.putLatent(encoder.latents(), 0, present.length, told, 0);
    pass.forward(policy, told, 0, 1);
    pass.output().get(0, mean);
  }

  @Override
  public void close() {
    teacher.close();
    student.close();
    pass.close();
    told.close();
  }
}
