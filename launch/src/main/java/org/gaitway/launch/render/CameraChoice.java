package org.gaitway.launch.render;

import java.util.List;
import java.util.regex.Pattern;
import org.gaitway.sim.Element;
import org.gaitway.sim.Model;
import org.gaitway.sim.render.Camera;

/** A camera as the command line names it. */
final class CameraChoice {
  /** The one that keeps the robot in view. */
  static final String FOLLOW = "follow";

  private static final String NUMBER = "[-+]?\\d+(?:\\.\\d+)?";
  private static final Pattern PLACE =
      Pattern.compile(NUMBER + "," + NUMBER + "(?:," + NUMBER + ")?");

  private CameraChoice() {}

  /**
   * Reads {@value #FOLLOW}; where to follow from, as azimuth, elevation [deg] and, if it is to be
   * another, distance [m], with commas between; or the name of a camera of the model.
   *
   * @throws IllegalArgumentException if it is none of these
   */
  static Camera parse(String text, Model model) {
    Camera following = Camera.following(model);
    List<String> own = model.names(Element.CAMERA);
    if (text.equals(FOLLOW)) {
      return following;
    } else if (PLACE.matcher(text).matches()) {
      return from(following, text.split(","));
    } else if (own.contains(text)) {
      return new Camera.Fixed(text);
    }
    throw new IllegalArgumentException(
        "no camera "
            + text
            + ": take follow, AZIMUTH,ELEVATION[,DISTANCE], or one of the model's, "
            + own);
  }

  private static Camera from(Camera following, String[] place) {
    double azimuth = Double.parseDouble(place[0]);
    double elevation = Double.parseDouble(place[1]);
    boolean far = place.length > 2;
    if (following instanceof Camera.Tracking camera) {
      double distance = far ? Double.parseDouble(place[2]) : camera.distance();
      return new Camera.Tracking(camera.body(), distance, azimuth, elevation);
    }
    Camera.Free camera = (Camera.Free) following;
    double distance = far ? Double.parseDouble(place[2]) : camera.distance();
    return new Camera.Free(camera.x(), camera.y(), camera.z(), distance, azimuth, elevation);
  }
}
