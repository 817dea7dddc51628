package org.gaitway.ppo.nd4j;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.ppo.CpuLearner;
import org.gaitway.ppo.Learner;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.UpdateStatistics;
import org.gaitway.random.RandomStream;
import org.gaitway.rollout.Workers;

/** Two updates by the reference and by the default learner, both in floats. */
class LearnersAgreeTest {

  @Provide
  Arbitrary<Problem> problems() {
    return Problem.any();
  }

  @Property(tries = 30, seed = "11")
  void updatesAgreeWithinRounding(@ForAll("problems") Problem problem) {
    try (Workers workers = new Workers(1);
        SampleBatch samples =
            new SampleBatch(
                problem.size(), problem.observations(), problem.actions(), problem.seed());
        Learner cpu =
            new CpuLearner(
                problem.observations(),
                problem.actions(),
                problem.network(),
                problem.ppo(),
                random(problem),
                workers);
        Learner nd4j =
            new Nd4jLearner(
                problem.observations(),
                problem.actions(),
                problem.network(),
                problem.ppo(),
                random(problem))) {
      assertArrayEquals(cpu.policy().block().toArray(), nd4j.policy().block().toArray());
      for (int update = 0; update < 2; update++) {
        UpdateStatistics a = cpu.update(samples.batch(), problem.progress());
        UpdateStatistics b = nd4j.update(samples.batch(), problem.progress());
        Checkpoint x = saved(cpu), y = saved(nd4j);
        for (String n :
            problem.network().shareTrunk() ? List.of("policy") : List.of("policy", "value"))
          for (String f : List.of("parameters", "first-moment", "second-moment")) {
            String k = "learner." + n + "." + f;
            float[] p = x.floats(k), q = y.floats(k);
            double d = 0, m = 0;
            for (int i = 0; i < p.length; i++) {
              d = Math.max(d, Math.abs(p[i] - q[i]));
              m = Math.max(m, Math.abs(p[i]));
            }
            System.out.println(
                "DEV "
                    + update
                    + " "
                    + k
                    + " abs "
                    + d
                    + " rel "
                    + d / m
                    + " steps "
                    + x.aLong("learner." + n + ".adam-steps")
                    + " "
                    + y.aLong("learner." + n + ".adam-steps")
                    + " rate "
                    + a.learningRate()
                    + " "
                    + b.learningRate()
                    + " coef "
                    + a.coefficient()
                    + " "
                    + b.coefficient()
                    + " "
                    + problem.ppo().surrogate().kind()
                    + problem.network().activation()
                    + " klt "
                    + problem.ppo().learningRateKlTarget());
          }
        System.out.println("STAT " + a + "\nSTAT " + b);
      }
    }
  }

  private static RandomStream random(Problem problem) {
    return new RandomStream(problem.seed(), 0);
  }

  private static Checkpoint saved(Learner learner) {
    Checkpoint checkpoint = new Checkpoint();
    learner.save(checkpoint);
    return checkpoint;
  }
}
