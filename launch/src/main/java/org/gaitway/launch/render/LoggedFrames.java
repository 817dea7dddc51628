package org.gaitway.launch.render;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.gaitway.episode.EpisodeHeader;
import org.gaitway.episode.EpisodeReader;
import org.gaitway.episode.Topics;
import org.gaitway.replay.LoggedModel;
import org.gaitway.sim.Model;
import org.gaitway.sim.SimState;

/** The simulated states of an episode's file; of one with several episodes, those of the first. */
public final class LoggedFrames implements FrameSource {
  private final Model model;
  private final double period;
  private final Iterator<SimState> states;

  /**
   * Reads the states, and the model that they are shown in.
   *
   * @throws IllegalArgumentException if the file has no model, or no states
   * @throws IOException if the file cannot be read
   */
  public LoggedFrames(Path file) throws IOException {
    try (EpisodeReader episode = EpisodeReader.open(file)) {
      this.model = LoggedModel.open(episode, Optional.empty(), Optional.empty());
      boolean read = false;
      try {
        List<SimState> all = read(episode);
        period = period(file, episode.header(), all);
        states = all.iterator();
        read = true;
      } finally {
        if (!read) {
          this.model.close();
        }
      }
    }
  }

  private List<SimState> read(EpisodeReader episode) throws IOException {
    List<SimState> all = new ArrayList<>();
    boolean[] over = {false};
    episode.messages(
        Set.of(Topics.SIMULATION),
        message -> {
          SimState state = SimState.of(model, message.value().doubles("state"));
          over[0] |= !all.isEmpty() && state.time() <= all.get(all.size() - 1).time();
          if (!over[0]) {
            all.add(state);
          }
        });
    return all;
  }

  /** Of a single state, as a fault at an episode's start has it, the header tells the step. */
  private static double period(Path file, EpisodeHeader header, List<SimState> all) {
    OptionalDouble timestep = header.number(EpisodeHeader.TIMESTEP);
    if (all.size() > 1) {
      return all.get(1).time() - all.get(0).time();
    }
    if (all.isEmpty() || timestep.isEmpty()) {
      throw new IllegalArgumentException(
          String.format(
              "%s: expected simulated states to show on topic %s, found %d",
              file, Topics.SIMULATION, all.size()));
    }
    return timestep.getAsDouble() * header.integer(EpisodeHeader.SUBSTEPS).orElse(1);
  }

  @Override
  public Model model() {
    return model;
  }

  @Override
  public double period() {
    return period;
  }

  @Override
  public SimState next() {
    return states.hasNext() ? states.next() : null;
  }

  @Override
  public void close() {
    model.close();
  }
}
