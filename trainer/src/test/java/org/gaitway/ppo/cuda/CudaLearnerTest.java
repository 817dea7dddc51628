package org.gaitway.ppo.cuda;

import org.gaitway.ppo.Learner;
import org.gaitway.ppo.SampleBatch;
import org.gaitway.ppo.CpuLearner;
import org.gaitway.rollout.Workers;
import org.gaitway.random.RandomStream;
import org.junit.jupiter.api.Test;
import org.gaitway.policy.Activation;
import org.gaitway.ppo.*;
import org.gaitway.checkpoint.Checkpoint;
import java.util.*;

class CudaLearnerTest {
  @Test
  void smoke() {
    NetworkSettings network = new NetworkSettings(List.of(24, 17), List.of(20), Activation.ELU, -0.5, 1, true, false, true);
    PpoSettings ppo = new PpoSettings(64, 3, 40, 0.99, 0.95, SurrogateSettings.of(SurrogateSettings.Kind.CLIP), 3e-3, PpoSettings.Schedule.LINEAR, Optional.of(0.01), 1e-5, 0.5, 0.5, Optional.of(0.2), 0.01, true, 0);
    try (Workers workers = new Workers(1);
        SampleBatch samples = new SampleBatch(100, 7, 3, 5);
        Learner cpu = new CpuLearner(7, 3, network, ppo, new RandomStream(1, 0), workers);
        Learner cuda = new CudaLearner(7, 0, 3, network, ppo, new RandomStream(1, 0), workers, new EmulatedDevice(Emulator.Order.FORWARD))) {
      for (int i = 0; i < 2; i++) {
        System.out.println(cpu.update(samples.batch(), 0.3));
        System.out.println(cuda.update(samples.batch(), 0.3));
      }
    }
  }
}
