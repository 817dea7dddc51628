package org.gaitway.task;

import java.util.Arrays;
import java.util.List;
import org.gaitway.observation.TermValues;
import org.gaitway.policy.ObservationTerm;
import org.gaitway.random.RandomStream;
import org.gaitway.task.TaskDefinition.NamedObservation;

/**
 * What the policy and the value function of one environment see. The policy sees as on a robot:
 * with errors, late, with history. The value function sees the same terms as they are, and what no
 * robot measures.
 */
final class Sensing {
  private final List<NamedObservation> terms;
  private final Observation.Reader[] readers;
  private final Observation.Reader[] privileged;
  private final TermValues[] shown;
  private final Slots[] histories;
  private final double[] raw;
  private final double[] clean;
  private final double[] message;
  private final Transport transport;
  private final DelayLine line;
  private final Slots delivered;
  private final double[] stateScratch;
  private final RandomStream random;
  private final Slots sensed;
  private final boolean noisy;
  private final int width;

  Sensing(TaskDefinition definition, Environment environment) {
    terms = definition.observations();
    readers = bind(terms, environment);
    privileged = bind(definition.privileged(), environment);
    shown = new TermValues[readers.length];
    histories = new Slots[readers.length];
    int rawSize = 0;
    int messageSize = 0;
    int widest = 0;
    for (int i = 0; i < readers.length; i++) {
      Channel channel = terms.get(i).channel();
      shown[i] = new TermValues(term(i, channel));
      rawSize += readers[i].size();
      messageSize += channel.transported() ? readers[i].size() : 0;
      if (channel.history() > 1) {
        histories[i] = environment.memory().ofEpisode(shown[i].stateSize());
        widest = Math.max(widest, shown[i].stateSize());
      }
    }
    raw = new double[rawSize];
    clean =
        new double[rawSize + Arrays.stream(privileged).mapToInt(Observation.Reader::size).sum()];
    width = Arrays.stream(shown).mapToInt(TermValues::width).sum();
    transport = definition.transport();
    message = new double[messageSize];
    stateScratch = new double[widest];
    noisy = terms.stream().anyMatch(term -> term.channel().noise() > 0);
    TaskMemory memory = environment.memory();
    random = memory.random();
    line = transport.isIdeal() ? null : new DelayLine(memory, messageSize, transport.maxDelay());
    delivered = transport.isIdeal() ? null : memory.ofEpisode(messageSize + 1);
    sensed = isPlain() ? null : memory.ofEpisode(1);
  }

  private static Observation.Reader[] bind(List<NamedObservation> of, Environment environment) {
    return of.stream()
        .map(named -> named.term().bind(environment))
        .toArray(Observation.Reader[]::new);
  }

  private ObservationTerm term(int index, Channel channel) {
    return new ObservationTerm(
        terms.get(index).name(),
        readers[index].size(),
        channel.scale(),
        Double.POSITIVE_INFINITY,
        channel.history());
  }

  /** Whether what is seen depends on more than the simulation's present state. */
  boolean isPlain() {
    return !noisy && line == null && stateScratch.length == 0;
  }

  /** An episode begins. */
  void begin() {
    for (TermValues values : shown) {
      values.reset();
    }
    if (line != null) {
      line.begin(
          transport.minDelay() + random.nextInt(transport.maxDelay() - transport.minDelay() + 1));
    }
  }

  /**
   * Takes in the present state, unless it was since the last step: errors are drawn, and history
   * moves on. Not for what is plain.
   */
  void senseOnce() {
    if (sensed.get(0) == 0) {
      sense();
      sensed.set(0, 1);
    }
  }

  /** The state is another. */
  void moveOn() {
    if (sensed != null) {
      sensed.set(0, 0);
    }
  }

  /** Takes in the present state. */
  void sense() {
    int at = 0;
    for (Observation.Reader reader : readers) {
      reader.read(raw, at);
      at += reader.size();
    }
    if (clean.length > raw.length) {
      System.arraycopy(raw, 0, clean, 0, raw.length);
      for (Observation.Reader reader : privileged) {
        reader.read(clean, at);
        at += reader.size();
      }
    }
    if (noisy) {
      addNoise();
    }
    if (line != null) {
      transport();
    }
    push();
  }

  private void addNoise() {
    int at = 0;
    for (int i = 0; i < readers.length; i++) {
      double noise = terms.get(i).channel().noise();
      int end = at + readers[i].size();
      for (; at < end; at++) {
        raw[at] += noise > 0 ? random.uniform(-noise, noise) : 0;
      }
    }
  }

  private void transport() {
    copy(raw, message, true);
    line.pass(message);
    int begun = message.length; // The slot behind the message tells whether one has come.
    boolean lost = transport.loss() > 0 && random.nextDouble() < transport.loss();
    if (!lost || delivered.get(begun) == 0) {
      delivered.write(message, 0, begun);
      delivered.set(begun, 1);
    }
    delivered.read(message, 0, begun);
    copy(message, raw, false);
  }

  /** Between all terms and those that are transported, one way or the other. */
  private void copy(double[] from, double[] to, boolean gather) {
    int at = 0;
    int packed = 0;
    for (int i = 0; i < readers.length; i++) {
      int size = readers[i].size();
      if (terms.get(i).channel().transported()) {
        System.arraycopy(from, gather ? at : packed, to, gather ? packed : at, size);
        packed += size;
      }
      at += size;
    }
  }

  private void push() {
    int at = 0;
    for (int i = 0; i < readers.length; i++) {
      shown[i].push(raw, at);
      at += readers[i].size();
      if (histories[i] != null) {
        shown[i].save(stateScratch, 0);
        histories[i].write(stateScratch, 0, histories[i].size());
      }
    }
  }

  /** The memory has been restored. */
  void recall() {
    for (int i = 0; i < readers.length; i++) {
      if (histories[i] != null) {
        histories[i].read(stateScratch, 0, histories[i].size());
        shown[i].restore(stateScratch, 0);
      }
    }
  }

  /** What the policy sees ({@link #width}). */
  void observe(double[] out) {
    int at = 0;
    for (TermValues values : shown) {
      values.read(out, at);
      at += values.width();
    }
  }

  /** What the value function sees ({@link #privilegedWidth}). */
  void observePrivileged(double[] out) {
    System.arraycopy(clean, 0, out, 0, clean.length);
  }

  /** Number of values that the policy sees. */
  int width() {
    return width;
  }

  /** Number of values that the value function sees; 0 if it sees what the policy sees. */
  int privilegedWidth() {
    return privileged.length == 0 ? 0 : clean.length;
  }

  /** Values of each term at one instant. */
  List<Integer> sizes() {
    return Arrays.stream(readers).map(Observation.Reader::size).toList();
  }

  /** The fault that one of the policy's values is. */
  Fault fault(int at, double value) {
    int term = 0;
    int index = at;
    while (index >= shown[term].width()) {
      index -= shown[term++].width();
    }
    return Fault.observation(terms.get(term).name(), index % readers[term].size(), value);
  }
}
