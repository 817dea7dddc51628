package org.gaitway.ppo;

import java.util.List;
import org.gaitway.config.Setting;
import org.gaitway.policy.Activation;

/** The policy and value networks, which are separate. */
public record NetworkSettings(
    @Setting(value = "Hidden layers of the policy", source = "PPO paper: 64, 64")
        List<Integer> policyHidden,
    @Setting(value = "Hidden layers of the value function", source = "PPO paper: 64, 64")
        List<Integer> valueHidden,
    @Setting(value = "Activation of hidden layers: tanh, relu or elu", source = "PPO paper: tanh")
        Activation activation,
    @Setting(value = "Initial log standard deviation of actions", source = "PPO paper: 0 [std 1]")
        double initialLogStd,
    @Setting(
            value = "Gain of the policy's last layer at initialisation",
            source = "OpenAI Baselines ppo2: 0.01",
            min = 0)
        double policyOutputGain,
    @Setting(
            value = "Whether a policy output of -1 to 1 spans an actuator's control range",
            source = "common in deployment; OpenAI Baselines: false")
        boolean scaleActions) {

  /** Checks the ranges. */
  public NetworkSettings {
    policyHidden = List.copyOf(policyHidden);
    valueHidden = List.copyOf(valueHidden);
    checkSizes("policyHidden", policyHidden);
    checkSizes("valueHidden", valueHidden);
    if (!List.of(Activation.TANH, Activation.RELU, Activation.ELU).contains(activation)) {
      throw new IllegalArgumentException("activation must be tanh, relu or elu, was " + activation);
    }
    if (!Double.isFinite(initialLogStd)) {
      throw new IllegalArgumentException("initialLogStd must be finite, was " + initialLogStd);
    }
    if (!(policyOutputGain >= 0)) {
      throw new IllegalArgumentException(
          "policyOutputGain must not be negative, was " + policyOutputGain);
    }
  }

  private static void checkSizes(String name, List<Integer> sizes) {
    if (sizes.stream().anyMatch(size -> size < 1 || size > 8192)) {
      throw new IllegalArgumentException(name + " must be sizes in [1, 8192], was " + sizes);
    }
  }
}
