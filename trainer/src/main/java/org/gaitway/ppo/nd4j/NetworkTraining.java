package org.gaitway.ppo.nd4j;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.gaitway.checkpoint.Checkpoint;
import org.gaitway.nn.Parameters;
import org.gaitway.ppo.LearningRate;
import org.gaitway.ppo.PpoSettings;
import org.gaitway.task.FaultException;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.api.OutAndGrad;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network with what learns it. Between updates its {@link Parameters} are what counts; an update
 * takes them into the graph and brings them back. One thread at a time.
 */
final class NetworkTraining implements AutoCloseable {
  /**
   * ND4J frees native memory when Java's collector runs, which knows nothing of how much there is:
   * left to itself a run would grow by gigabytes in minutes.
   */
  private static final int SAMPLES_BETWEEN_COLLECTIONS = 6400;

  private static final String LOSS = "loss";

  private final String name;
  private final int minibatch;
  private final Parameters parameters;
  private final NetworkGraph graph;
  private final LearningRate rate;
  private final Function<Samples, double[][]> input;
  private final List<LossTerm> terms;
  private final List<String> watched;
  private final Nd4jAdam adam;
  private int samplesSinceCollection;

  /**
   * Takes over parameters, and a graph of the same network to which the terms have added theirs.
   *
   * @param name the network's in checkpoints and messages
   * @param input what of the samples the network takes
   */
  NetworkTraining(
      String name,
      PpoSettings settings,
      Parameters parameters,
      NetworkGraph graph,
      LearningRate rate,
      Function<Samples, double[][]> input,
      List<LossTerm> terms) {
    this.name = name;
    this.minibatch = settings.minibatch();
    this.parameters = parameters;
    this.graph = graph;
    this.rate = rate;
    this.input = input;
    this.terms = terms;
    this.watched = new ArrayList<>(List.of(LOSS));
    terms.forEach(term -> watched.addAll(term.watched()));
    this.adam = new Nd4jAdam(graph.parameters(), settings.adamEpsilon(), settings.gradientLimit());
    SDVariable loss = terms.stream().map(LossTerm::loss).reduce(SDVariable::add).orElseThrow();
    graph.minimise(loss.rename(LOSS));
  }

  /**
   * Runs the epochs, until they are over or a term wants no more.
   *
   * @param order the samples of each epoch, in order
   * @param progress fraction of the run that is over, in [0, 1]
   * @throws FaultException at a loss or gradient that is not finite, before the step on it
   */
  void run(Samples samples, int[][] order, double progress) {
    rate.begin(progress);
    graph.load(parameters.block().toArray());
    terms.forEach(term -> term.begin(samples, progress));
    boolean goOn = true;
    for (int epoch = 0; epoch < order.length && goOn; epoch++) {
      goOn = epoch(samples, order[epoch], epoch + 1);
    }
    terms.forEach(LossTerm::end);
    float[] block = parameters.block().toArray();
    graph.join(graph.parameters(), block);
    parameters.block().set(block);
  }

  private boolean epoch(Samples samples, int[] order, int epoch) {
    double norms = 0;
    int steps = 0;
    for (int start = 0; start < order.length; start += minibatch) {
      int end = Math.min(start + minibatch, order.length);
      steps++;
      String where = "epoch " + epoch + ", minibatch " + steps;
      norms += step(samples, Arrays.copyOfRange(order, start, end), where);
    }
    boolean goOn = true;
    for (LossTerm term : terms) {
      goOn &= term.endEpoch(norms / steps);
    }
    return goOn;
  }

  private double step(Samples samples, int[] rows, String where) {
    samplesSinceCollection += rows.length;
    if (samplesSinceCollection >= SAMPLES_BETWEEN_COLLECTIONS) {
      System.gc();
      samplesSinceCollection = 0;
    }
    OutAndGrad result =
        graph.differentiate(placeholders(samples, Samples.atLeastTwo(rows)), watched);
    requireFinite("its loss", result.getOutputs().get(LOSS).getDouble(0), where);
    terms.forEach(term -> term.observe(rows.length, result.getOutputs()));
    List<INDArray> gradients = graph.names().stream().map(result.getGradients()::get).toList();
    double norm = adam.step(graph.parameters(), gradients, rate.current());
    return requireFinite("the norm of its gradient", norm, where);
  }

  private double requireFinite(String what, double value, String where) {
    if (Double.isFinite(value)) {
      return value;
    }
    throw new FaultException(name + " network: " + what + " is " + value + " in " + where);
  }

  private Map<String, INDArray> placeholders(Samples samples, int[] rows) {
    Map<String, INDArray> placeholders = new HashMap<>();
    double[][] inputs = Samples.pick(input.apply(samples), rows);
    placeholders.put(NetworkGraph.OBSERVATIONS, graph.matrix(inputs));
    terms.forEach(term -> term.feed(rows, placeholders));
    return placeholders;
  }

  Parameters parameters() {
    return parameters;
  }

  /** The same fields as every learner's, in the layout of {@link Parameters}. */
  void save(Checkpoint checkpoint) {
    checkpoint
        .put(field("parameters"), parameters.block().toArray())
        .put(field("first-moment"), block(adam.firstMoments()))
        .put(field("second-moment"), block(adam.secondMoments()))
        .put(field("adam-steps"), adam.steps());
  }

  private String field(String what) {
    return "learner." + name + "." + what;
  }

  private float[] block(List<INDArray> matrices) {
    float[] block = new float[parameters.block().length()];
    graph.join(matrices, block);
    return block;
  }

  void restore(Checkpoint checkpoint) {
    int size = parameters.block().length();
    parameters.block().set(checkpoint.floats(field("parameters"), size));
    graph.load(parameters.block().toArray());
    adam.restore(
        graph.split(checkpoint.floats(field("first-moment"), size)),
        graph.split(checkpoint.floats(field("second-moment"), size)),
        checkpoint.aLong(field("adam-steps")));
  }

  @Override
  public void close() {
    parameters.close();
  }
}
