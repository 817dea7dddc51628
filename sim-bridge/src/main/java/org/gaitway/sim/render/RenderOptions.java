package org.gaitway.sim.render;

/**
 * What a picture shows besides the model, and how fine it is.
 *
 * @param contacts whether contacts are marked
 * @param contactForces whether their forces are drawn as arrows; one as long as the model's size is
 *     its weight
 * @param transparent whether one can see through what moves
 * @param shadows whether there are shadows; on a processor they take most of a picture's time
 * @param samples colours that a pixel is mixed of, for smooth edges; 0 for one
 */
public record RenderOptions(
    boolean contacts, boolean contactForces, boolean transparent, boolean shadows, int samples) {

  /** The model alone, with shadows and smooth edges. */
  public static final RenderOptions DEFAULT = new RenderOptions(false, false, false, true, 4);

  /** Checks the number of samples. */
  public RenderOptions {
    if (samples < 0 || samples > 16) {
      throw new IllegalArgumentException("samples must be from 0 to 16, not " + samples);
    }
  }

  /** These with contacts and their forces. */
  public RenderOptions withContacts() {
    return new RenderOptions(true, true, transparent, shadows, samples);
  }
}
