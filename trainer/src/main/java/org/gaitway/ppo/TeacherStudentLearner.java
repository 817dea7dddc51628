package org.gaitway.ppo;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.DiagonalGaussian;
import org.gaitway.nn.Parameters;
import org.gaitway.nn.Rows;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Actor;
import org.gaitway.rollout.Workers;

/**
 * A teacher, whose encoder sees what no robot measures, and a student, whose encoder sees what the
 * robot has observed so far, with one policy for both: pi(a | o, z), z being what an encoder tells.
 *
 * <p>Concurrent (Wang et al. 2024, arXiv 2405.10830): both act and PPO learns from both; then the
 * student's encoder is brought close to the teacher's. In two stages (as RMA, Kumar et al. 2021,
 * arXiv 2107.04034): at first the teacher acts and learns alone; then the student acts and its
 * encoder alone learns.
 */
final class TeacherStudentLearner implements Learner {
  private final Workers workers;
  private final RandomStream random;
  private final Roles roles;
  private final int[] present;
  private final EpochOrder policyOrder;
  private final EpochOrder studentOrder;
  private final TrainedParameters policy;
  private final TrainedParameters teacher;
  private final TrainedParameters student;
  private final ValueLearner value;
  private final SharedPolicyUpdate policyUpdate;
  private final StudentRegression regression;
  private List<ValueEpoch> valueEpochs = List.of(ValueEpoch.NONE);

  /**
   * Makes freshly initialised networks.
   *
   * @param present which of the observed values are of the present step
   * @param random this learner's own stream, for initialisation and shuffling
   * @throws IllegalArgumentException if there are too few environments
   */
  TeacherStudentLearner(
      TrainingSettings settings,
      int observationSize,
      int privilegedSize,
      int actionSize,
      int[] present,
      RandomStream random,
      Workers workers) {
    this.workers = workers;
    this.random = random;
    this.present = present;
    this.roles = new Roles(settings.teacher(), settings.run().envs());
    PpoSettings ppo = settings.ppo();
    TeacherSettings teaching = settings.teacher();
    NetworkSettings network = settings.network();
    this.policyOrder = new EpochOrder(ppo.epochs(), random);
    this.studentOrder = new EpochOrder(teaching.studentEpochs(), random);
    int told = present.length + teaching.latent();
    this.policy = new TrainedParameters("policy", ppo, network.policy(told, actionSize, random));
    this.teacher =
        new TrainedParameters("teacher", ppo, network.encoder(privilegedSize, teaching, random));
    this.student =
        new TrainedParameters("student", ppo, network.encoder(observationSize, teaching, random));
    this.value = new ValueLearner(privilegedSize, network, ppo, random, workers);
    this.regression = new StudentRegression(settings, teacher.parameters(), student, workers);
    this.policyUpdate =
        new SharedPolicyUpdate(
            settings, roles, present, policy, teacher, regression.studentEncoder(), workers);
  }

  @Override
  public UpdateStatistics update(Batch batch, double progress) {
    boolean policyLearns = !roles.distilling();
    int[][] order = policyOrder.draw(batch);
    int[][] following = studentOrder.draw(batch);
    if (policyLearns) {
      List<Runnable> updates = new ArrayList<>();
      updates.add(() -> policyUpdate.run(batch, order, progress));
      updates.add(() -> valueEpochs = value.update(batch, progress));
      workers.run(updates);
    }
    double studentError = regression.run(batch, following);
    roles.advance(progress);
    return new UpdateStatistics(
        policyLearns ? policyUpdate.epochs() : List.of(PolicyEpoch.NONE),
        policyLearns ? valueEpochs : List.of(ValueEpoch.NONE),
        DiagonalGaussian.entropy(policy().extra()),
        policyUpdate.rate().current(),
        policyUpdate.surrogate().coefficient(),
        studentError);
  }

  @Override
  public void values(Rows privileged, int count, float[] out) {
    value.values(privileged, count, out);
  }

  @Override
  public Parameters policy() {
    return policy.parameters();
  }

  @Override
  public Supplier<Actor> actors() {
    return () ->
        new TeacherStudentActor(
            roles, present, teacher.parameters(), student.parameters(), policy.parameters());
  }

  @Override
  public Optional<StudentEncoder> student() {
    return Optional.of(new StudentEncoder(student.parameters(), present));
  }

  @Override
  public boolean settled() {
    return roles.distilling();
  }

  @Override
  public void save(Checkpoint checkpoint) {
    checkpoint
        .put("learner.random", random.save())
        .put(
            "learner.adaptive",
            policyUpdate.surrogate().coefficient(),
            policyUpdate.rate().steered())
        .put("learner.distilling", roles.distilling() ? 1 : 0);
    policy.save(checkpoint);
    teacher.save(checkpoint);
    student.save(checkpoint);
    value.save(checkpoint);
  }

  @Override
  public void restore(Checkpoint checkpoint) {
    random.restore(checkpoint.longs("learner.random", RandomStream.STATE_SIZE));
    double[] adaptive = checkpoint.doubles("learner.adaptive", 2);
    policyUpdate.surrogate().restore(adaptive[0]);
    policyUpdate.rate().restore(adaptive[1]);
    roles.restore(checkpoint.aLong("learner.distilling") != 0);
    policy.restore(checkpoint);
    teacher.restore(checkpoint);
    student.restore(checkpoint);
    value.restore(checkpoint);
  }

  @Override
  public void close() {
    policyUpdate.close();
    regression.close();
    policy.close();
    teacher.close();
    student.close();
    value.close();
  }
}
