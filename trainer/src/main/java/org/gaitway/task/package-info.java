/**
 * What robots are asked to do. A {@link org.gaitway.task.Task} describes itself by named terms:
 * what is observed, what is rewarded, what ends an episode, how one starts. An {@link
 * org.gaitway.task.Environment} runs one copy of it in a simulation.
 *
 * <p>A new task is one class that implements {@link org.gaitway.task.Task} and one MJCF file. Tasks
 * are found through {@link java.util.ServiceLoader}.
 */
package org.gaitway.task;
