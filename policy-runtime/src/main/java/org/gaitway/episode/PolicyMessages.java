package org.gaitway.episode;

import java.io.IOException;
import java.util.Map;
import org.gaitway.cdr.CdrWriter;

/** Writes what a policy was given and what it gave. */
final class PolicyMessages {
  private final MessageSink sink;

  PolicyMessages(MessageSink sink) {
    this.sink = sink;
  }

  void array(Topic topic, String label, long step, long time, float[] values, int count)
      throws IOException {
    sink.begin()
        .sequence(1)
        .string(label)
        .int32(count)
        .int32(count)
        .int32(0)
        .sequence(count)
        .elements(values, count);
    sink.end(topic, step, time);
  }

  void output(long step, long time, float[] mean, float[] deviation) throws IOException {
    sink.begin().float32s(mean).float32s(deviation);
    sink.end(Topic.POLICY_OUTPUT, step, time);
  }

  void parameters(long step, long time, PolicyParameters parameters) throws IOException {
    CdrWriter cdr = sink.begin().sequence(parameters.singles().size());
    for (Map.Entry<String, float[]> block : parameters.singles().entrySet()) {
      cdr.string(block.getKey()).float32s(block.getValue());
    }
    cdr.sequence(parameters.doubles().size());
    for (Map.Entry<String, double[]> block : parameters.doubles().entrySet()) {
      cdr.string(block.getKey()).float64s(block.getValue());
    }
    sink.end(Topic.POLICY_PARAMETERS, step, time);
  }
}
