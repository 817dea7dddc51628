package org.gaitway.launch.view.feed;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.gaitway.cdr.CdrException;
import org.gaitway.cdr.MessageDecoder;
import org.gaitway.cdr.MessageDefinition;
import org.gaitway.episode.EpisodeEnd;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.launch.view.recording.Recording;
import org.gaitway.launch.view.scene.JointPlacement;
import org.gaitway.launch.view.scene.RobotScene;
import org.gaitway.mcap.McapAttachment;
import org.gaitway.mcap.McapChannel;
import org.gaitway.mcap.McapMetadata;
import org.gaitway.mcap.McapSchema;
import org.gaitway.mcap.McapTail;
import org.gaitway.sim.Model;
import org.gaitway.sim.MujocoException;

/**
 * Reads an episode's file into a {@link Recording}, as far as it is written. What is damaged ends
 * the reading: the recording then says why, and keeps what came before. One thread at a time.
 */
public final class EpisodeFeed implements AutoCloseable {

  /** The compiled model, which files carry. */
  static final String MODEL = "model.mjb";

  private final McapTail tail;
  private final Recording recording = new Recording();
  private final MessageSorter sorter = new MessageSorter(recording);
  private final Map<Integer, Optional<MessageDecoder>> decoders = new HashMap<>();
  private Optional<String> modelSha256 = Optional.empty();
  private volatile RobotScene scene;
  private volatile boolean done;

  /**
   * Opens a file, which may still be empty.
   *
   * @throws IOException if it cannot be read
   */
  public EpisodeFeed(Path file) throws IOException {
    tail = McapTail.open(file);
  }

  /** What has been read. */
  public Recording recording() {
    return recording;
  }

  /** The robot, as soon as its model has been read. Closed with the feed. */
  public Optional<RobotScene> scene() {
    return Optional.ofNullable(scene);
  }

  /** Reads what has been written since the last call. */
  public void poll() {
    if (done) {
      return;
    }
    try {
      tail.poll(new Content());
      if (tail.isEnded()) {
        sorter.flush();
        recording.complete();
        done = true;
      }
    } catch (IOException | RuntimeException e) {
      // Whatever a hostile file may bring about is told to who looks at it.
      recording.fail(
          "The file cannot be read further: "
              + e.getMessage()
              + ". 'gaitway episodes recover' makes a whole file of what comes before.");
      done = true;
    } finally {
      recording.caughtUp();
    }
  }

  /** Whether all has been read that ever can be. */
  public boolean isDone() {
    return done;
  }

  @Override
  public void close() throws IOException {
    done = true;
    tail.close();
    if (scene != null) {
      scene.close();
    }
  }

  /** Takes what the file holds. */
  private final class Content implements McapTail.Handler {

    @Override
    public void metadata(McapMetadata metadata) {
      if (metadata.name().equals(EpisodeHeader.METADATA)) {
        EpisodeHeader header = new EpisodeHeader(metadata.entries());
        header.entries().forEach(recording::fact);
        modelSha256 = header.text(EpisodeHeader.MODEL_SHA256);
        sorter.header(header);
      } else if (metadata.name().equals(EpisodeEnd.METADATA)) {
        metadata.entries().forEach(recording::fact);
        sorter.end(metadata.entries());
      }
    }

    @Override
    public void attachment(McapAttachment attachment) throws IOException {
      if (attachment.name().equals(MODEL) && scene == null) {
        try {
          scene = new RobotScene(model(attachment.data()));
          sorter.model(scene.model(), new JointPlacement(scene.model()));
        } catch (MujocoException e) {
          recording.warn("The robot cannot be drawn: " + e.getMessage());
        }
      }
    }

    /** MuJoCo is only given bytes that are those of the model that the header names. */
    private Model model(byte[] bytes) {
      return modelSha256
          .map(hash -> Model.fromBytes(MODEL, bytes, hash))
          .orElseGet(() -> Model.fromBytes(MODEL, bytes));
    }

    @Override
    public void message(
        McapChannel channel,
        long step,
        long logTime,
        long publishTime,
        byte[] buffer,
        int offset,
        int length)
        throws IOException {
      Optional<MessageDecoder> decoder = decoders.get(channel.id());
      if (decoder == null) {
        decoder = decoder(channel);
        decoders.put(channel.id(), decoder);
      }
      if (decoder.isPresent()) {
        try {
          sorter.message(channel.topic(), logTime, decoder.get().decode(buffer, offset, length));
        } catch (CdrException | IllegalArgumentException e) {
          throw new IOException(
              String.format("topic %s, message %d: %s", channel.topic(), step, e.getMessage()), e);
        }
      }
    }
  }

  /** Empty for topics that are not shown, whatever their messages are. */
  private Optional<MessageDecoder> decoder(McapChannel channel) throws IOException {
    if (!sorter.shows(channel.topic())) {
      return Optional.empty();
    }
    Optional<McapSchema> schema =
        tail.schemas().stream().filter(one -> one.id() == channel.schemaId()).findFirst();
    if (schema.isEmpty()
        || !schema.get().encoding().equals("ros2msg")
        || !channel.messageEncoding().equals("cdr")) {
      throw new IOException(
          String.format(
              "topic %s must have messages in cdr with a schema in ros2msg, found %s and %s",
              channel.topic(),
              channel.messageEncoding(),
              schema.map(McapSchema::encoding).orElse("none")));
    }
    String text = new String(schema.get().data(), StandardCharsets.UTF_8);
    try {
      return Optional.of(new MessageDecoder(MessageDefinition.parse(schema.get().name(), text)));
    } catch (CdrException e) {
      throw new IOException("the definition of " + schema.get().name() + ": " + e.getMessage(), e);
    }
  }
}
