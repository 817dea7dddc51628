package org.gaitway.ppo;

import java.util.Locale;
import org.gaitway.config.Setting;

/** Which algorithm trains, and what computes its updates. */
public record AlgorithmSettings(
    @Setting(
            value =
                "The algorithm: ppo, trpo, a2c, a2c-trust-region, vanilla or cem; settings of the"
                    + " others are ignored",
            source = "PPO paper, Figure 3 compares them")
        Algorithm name,
    @Setting(
            "What computes PPO's updates: cpu; nd4j, the readable reference; cuda, an NVIDIA GPU; all"
                + " agree within rounding. Or cuda-tf32, which rounds more, and is faster")
        LearnerKind learner) {

  /** The algorithms of the PPO paper's Figure 3. */
  public enum Algorithm {
    /** Proximal policy optimisation (Schulman et al. 2017), with a surrogate of choice. */
    PPO,
    /** Trust region policy optimisation (Schulman et al. 2015). */
    TRPO,
    /** Advantage actor-critic (Mnih et al. 2016). */
    A2C,
    /** The same with ACER's trust region (Wang et al. 2016). */
    A2C_TRUST_REGION,
    /** The policy gradient with a step size that follows the KL. */
    VANILLA,
    /** The cross-entropy method (Szita and Lorincz 2006). */
    CEM;

    /** As in a configuration, for example {@code a2c-trust-region}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** The implementations of PPO's update. */
  public enum LearnerKind {
    /** Hand-derived gradients over native kernels: the fast one. */
    CPU,
    /** Equations that ND4J differentiates: the readable reference, which is slow. */
    ND4J,
    /** The whole update on an NVIDIA GPU. */
    CUDA,
    /** The same with factors of matrix products rounded to 11 bits, on tensor cores. */
    CUDA_TF32;

    /** Whether it needs a GPU. */
    public boolean onGpu() {
      return this == CUDA || this == CUDA_TF32;
    }
  }

  /** Checks that there is such a combination. */
  public AlgorithmSettings {
    if (learner != LearnerKind.CPU && name != Algorithm.PPO) {
      throw new IllegalArgumentException(
          "learner must be cpu for every algorithm but ppo, was not for " + name);
    }
  }

  /** PPO with the default learner. */
  public static AlgorithmSettings ppo() {
    return new AlgorithmSettings(Algorithm.PPO, LearnerKind.CPU);
  }
}
