package org.gaitway.ppo;

import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.gaitway.config.Setting;
import org.gaitway.nn.MlpShape;
import org.gaitway.nn.Parameters;
import org.gaitway.policy.Activation;
import org.gaitway.random.RandomStream;

/** The policy and value networks. */
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
            value =
                "Whether weights start orthogonal and biases at 0; else both start uniform within"
                    + " 1 / sqrt(inputs)",
            source = "OpenAI Baselines ppo2: true; PyTorch's layers: false")
        boolean orthogonal,
    @Setting(
            value =
                "Whether the value is one more output of the policy's network, instead of a network"
                    + " of its own",
            source = "PPO paper, section 6.1: false for MuJoCo")
        boolean shareTrunk,
    @Setting(
            value = "Whether a policy output of -1 to 1 spans an actuator's control range",
            source = "common in deployment; OpenAI Baselines: false")
        boolean scaleActions) {

  private static final double HIDDEN_GAIN = Math.sqrt(2);
  private static final double VALUE_GAIN = 1;

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

  /**
   * A policy network in its initial state, which the caller closes. Its first outputs are the means
   * of the actions; one more is the value where the trunk is shared. The free parameters are the
   * log standard deviations.
   */
  public Parameters policy(int observationSize, int actionSize, RandomStream random) {
    int outputs = shareTrunk ? actionSize + 1 : actionSize;
    MlpShape shape = MlpShape.of(observationSize, policyHidden, outputs, activation);
    Parameters policy = new Parameters(shape, actionSize);
    initialise(policy, output -> output < actionSize ? policyOutputGain : VALUE_GAIN, random);
    policy.fillExtra((float) initialLogStd);
    return policy;
  }

  /** A value network in its initial state, which the caller closes. */
  public Parameters value(int observationSize, RandomStream random) {
    Parameters value = new Parameters(MlpShape.of(observationSize, valueHidden, 1, activation), 0);
    initialise(value, output -> VALUE_GAIN, random);
    return value;
  }

  /** A teacher's or a student's encoder in its initial state, which the caller closes. */
  Parameters encoder(int inputs, TeacherSettings teacher, RandomStream random) {
    MlpShape shape = MlpShape.of(inputs, teacher.encoderHidden(), teacher.latent(), activation);
    Parameters encoder = new Parameters(shape, 0);
    initialise(encoder, output -> 1, random);
    return encoder;
  }

  private void initialise(
      Parameters parameters, IntToDoubleFunction outputGain, RandomStream random) {
    if (orthogonal) {
      parameters.initialiseOrthogonal(HIDDEN_GAIN, outputGain, random);
    } else {
      parameters.initialiseUniform(random);
    }
  }
}
