package org.gaitway.replay;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.gaitway.cdr.MessageValue;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeMessage;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.EpisodeWriter;
import org.gaitway.episode.LogSettings;
import org.gaitway.episode.PolicyParameters;
import org.gaitway.episode.Topics;

/** Copies of recorded episodes in which somebody has changed something. */
final class ChangedEpisode {
  private ChangedEpisode() {}

  /** Copies a file; the arrays of each message may be changed on the way. */
  static Path copy(
      Path file, Path copy, UnaryOperator<EpisodeHeader> header, Consumer<EpisodeMessage> change)
      throws IOException {
    try (EpisodeReader in = EpisodeReader.open(file);
        EpisodeWriter out =
            EpisodeWriter.create(copy, header.apply(in.header()), LogSettings.DEFAULTS)) {
      for (String name : in.attachments()) {
        out.attach(name, "application/octet-stream", in.attachment(name).orElseThrow());
      }
      in.messages(
          Set.of(),
          message -> {
            change.accept(message);
            write(out, message);
          });
      out.end(in.end().orElseThrow());
    }
    return copy;
  }

  private static void write(EpisodeWriter out, EpisodeMessage message) throws IOException {
    MessageValue value = message.value();
    long step = message.step();
    long time = message.time();
    switch (message.topic()) {
      case Topics.SIMULATION ->
          out.simulation(
              step,
              time,
              value.doubles("state"),
              value.doubles("ctrl"),
              (int) value.integer("substeps"));
      case Topics.OBSERVATION -> {
        float[] data = value.floats("data");
        out.observation(step, time, data, data.length);
      }
      case Topics.ACTION -> out.action(step, time, value.floats("data"));
      case Topics.POLICY_OUTPUT ->
          out.policyOutput(step, time, value.floats("mean"), value.floats("standard_deviation"));
      case Topics.POLICY_PARAMETERS -> {
        Map<String, float[]> blocks = new LinkedHashMap<>();
        for (MessageValue block : value.messages("float32_blocks")) {
          blocks.put(block.text("name"), block.floats("value"));
        }
        out.policyParameters(step, time, new PolicyParameters(blocks, Map.of()));
      }
      case Topics.REWARD ->
          out.reward(
              step,
              time,
              value.number("total"),
              List.of(value.texts("name")),
              value.doubles("value"),
              value.flag("terminated"),
              value.flag("truncated"));
      default -> throw new IllegalStateException("not recorded: " + message.topic());
    }
  }
}
