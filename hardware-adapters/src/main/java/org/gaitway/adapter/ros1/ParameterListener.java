package org.gaitway.adapter.ros1;

/** Is told of changes of parameters. */
@FunctionalInterface
public interface ParameterListener {

  /**
   * A parameter has a new value. Called on a thread of the node.
   *
   * @param key global name of the parameter: that subscribed to, or one below it
   * @param value the new value; an empty map if the parameter was deleted
   */
  void changed(String key, Object value);
}
