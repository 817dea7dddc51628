/**
 * Collecting experience. Each {@link org.gaitway.rollout.EnvironmentRunner} drives one environment
 * for a whole segment with a forward pass of its own; {@link org.gaitway.rollout.RolloutCollector}
 * spreads the runners over the cores. Nothing in a segment is shared, so neither results nor their
 * bits depend on the number of threads.
 */
package org.gaitway.rollout;
