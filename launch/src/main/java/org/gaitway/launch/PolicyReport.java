package org.gaitway.launch;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gaitway.observation.ObservationSource;
import org.gaitway.policy.ActuatedJoint;
import org.gaitway.policy.DenseLayer;
import org.gaitway.policy.GraphPorts;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.policy.PdGains;
import org.gaitway.policy.PolicyFile;
import org.gaitway.policy.PolicyMetadata;
import org.gaitway.policy.PolicyNetwork;
import org.gaitway.policy.StateLoop;
import org.gaitway.policy.TrainingProvenance;
import org.gaitway.policy.onnx.OnnxModel;
import org.gaitway.policy.onnx.OnnxNode;
import org.gaitway.policy.onnx.OnnxValue;

/** What a policy file holds, for people to read. */
final class PolicyReport {
  private static final String NONE = "-";

  private final PolicyFile policy;
  private final StringBuilder text = new StringBuilder();

  private PolicyReport(PolicyFile policy) {
    this.policy = policy;
  }

  static String of(PolicyFile policy) {
    PolicyReport report = new PolicyReport(policy);
    report.file();
    report.graph();
    policy.network().ifPresent(report::network);
    policy.metadata().ifPresent(report::metadata);
    return report.text.toString();
  }

  private void file() {
    OnnxModel model = policy.model();
    String producer = (model.producerName() + " " + model.producerVersion()).strip();
    line("made by", (producer.isEmpty() ? "unknown" : producer) + ", opset " + model.opset());
    line("SHA-256", policy.sha256());
    line("runs on", policy.engine());
  }

  private void graph() {
    GraphPorts ports = policy.ports();
    for (OnnxValue input : ports.observation()) {
      line("observation", port(input));
    }
    for (StateLoop state : ports.states()) {
      line("state", port(state.input()) + ", from " + state.output());
    }
    line("action", ports.action());
    Map<String, Long> counts =
        policy.model().graph().nodes().stream()
            .collect(Collectors.groupingBy(OnnxNode::opType, TreeMap::new, Collectors.counting()));
    line(
        "operators",
        counts.entrySet().stream()
            .map(entry -> entry.getValue() + " " + entry.getKey())
            .collect(Collectors.joining(", ")));
  }

  private static String port(OnnxValue value) {
    StringBuilder dims = new StringBuilder();
    for (long dim : value.dims()) {
      dims.append(dims.isEmpty() ? " " : " x ").append(dim < 1 ? "?" : String.valueOf(dim));
    }
    return value.name() + dims;
  }

  private void network(PolicyNetwork network) {
    network
        .encoder()
        .ifPresent(
            encoder ->
                line(
                    "encoder",
                    layers(encoder.layers())
                        + ", beside "
                        + encoder.present().length
                        + " present values"));
    line("layers", layers(network.layers()));
  }

  private static String layers(List<DenseLayer> of) {
    StringBuilder layers = new StringBuilder().append(of.get(0).inputs());
    for (DenseLayer layer : of) {
      layers.append(" - ").append(layer.outputs());
      layers.append(' ').append(layer.activation().name().toLowerCase(Locale.ROOT));
    }
    return layers.toString();
  }

  private void metadata(PolicyMetadata metadata) {
    line("period", metadata.controlPeriod() + " s");
    line("action form", metadata.actionForm().name().toLowerCase(Locale.ROOT));
    metadata.modelSha256().ifPresent(hash -> line("robot model", hash));
    metadata.training().ifPresent(this::training);
    TextTable terms = new TextTable("term", "size", "scale", "clip", "history", "source");
    for (ObservationTerm term : metadata.observation().terms()) {
      terms.row(
          term.name(),
          term.size(),
          term.scale(),
          term.clip(),
          term.history(),
          term.source().map(ObservationSource::toString).orElse(NONE));
    }
    TextTable joints = new TextTable("joint", "default", "kind", "scale", "gear", "kp", "kd");
    for (ActuatedJoint joint : metadata.joints()) {
      joints.row(
          joint.joint(),
          joint.defaultPosition(),
          joint.kind().name().toLowerCase(Locale.ROOT),
          joint.actionScale(),
          joint.gear(),
          gain(joint, PdGains::kp),
          gain(joint, PdGains::kd));
    }
    List.of(terms, joints).forEach(table -> text.append('\n').append(table));
  }

  private static String gain(ActuatedJoint joint, Function<PdGains, Double> gain) {
    return joint.gains().map(gain).map(String::valueOf).orElse(NONE);
  }

  private void training(TrainingProvenance training) {
    line(
        "trained on",
        String.format(
            "%s %s, preset %s, seed %d, %d steps, Gaitway %s, MuJoCo %s, %s",
            training.task(),
            training.taskVersion(),
            training.preset(),
            training.seed(),
            training.environmentSteps(),
            training.gaitwayVersion(),
            training.mujocoVersion(),
            training.createdAt()));
  }

  private void line(String label, String value) {
    text.append(String.format("%-12s %s%n", label, value));
  }
}
