package org.gaitway.sim;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * A floor for models that are a robot and nothing else, as those in collections of robots are: the
 * plane z = 0, named {@code floor}. A model that has a shape of the world to stand on keeps it.
 */
public final class Floor {
  private static final String ROOT = "mujoco";
  private static final String ASSETS = "assetdir";
  private static final String[] FOLDERS = {"meshdir", "texturedir"};

  private Floor() {}

  /**
   * Loads an MJCF file, with a floor if it has none. URDF files are loaded as they are.
   *
   * @throws ModelLoadException as {@link Model#load}
   */
  public static Model load(Path file) {
    Model model = Model.load(file);
    boolean grounded = Geom.of(model).stream().anyMatch(geom -> geom.body() == 0);
    if (grounded || !isMjcf(file)) {
      return model;
    }
    model.close();
    return Model.parse(file.toString(), withFloor(file.toAbsolutePath()));
  }

  private static boolean isMjcf(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = reader(in);
      reader.nextTag();
      return reader.getLocalName().equals(ROOT);
    } catch (IOException | XMLStreamException e) {
      throw new ModelLoadException(file.toString(), e.getMessage());
    }
  }

  /**
   * Includes the file in a text. A text is in no folder: what the file says of the folders of its
   * assets is said once more, in full.
   */
  private static String withFloor(Path file) {
    StringBuilder compiler = new StringBuilder();
    assetFolders(file)
        .forEach(
            (key, folder) ->
                compiler.append(' ').append(key).append("=\"").append(escaped(folder)).append('"'));
    return """
        <mujoco>
          <include file="%s"/>
          <compiler%s/>
          <worldbody>
            <geom name="floor" type="plane" size="0 0 1"/>
          </worldbody>
        </mujoco>
        """
        .formatted(escaped(file), compiler);
  }

  private static Map<String, Path> assetFolders(Path file) {
    Path home = file.getParent();
    Map<String, Path> folders = new LinkedHashMap<>();
    for (String folder : FOLDERS) {
      folders.put(folder, home);
    }
    try (InputStream in = Files.newInputStream(file)) {
      XMLStreamReader reader = reader(in);
      while (reader.hasNext()) {
        if (reader.next() == XMLStreamReader.START_ELEMENT
            && reader.getLocalName().equals("compiler")) {
          readFolders(reader, home, folders);
        }
      }
    } catch (IOException | XMLStreamException e) {
      throw new ModelLoadException(file.toString(), e.getMessage());
    }
    return folders;
  }

  private static void readFolders(XMLStreamReader reader, Path home, Map<String, Path> folders) {
    for (String folder : FOLDERS) {
      String both = reader.getAttributeValue(null, ASSETS);
      String own = reader.getAttributeValue(null, folder);
      if (own != null || both != null) {
        folders.put(folder, home.resolve(own == null ? both : own));
      }
    }
  }

  private static XMLStreamReader reader(InputStream in) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    return factory.createXMLStreamReader(in);
  }

  private static String escaped(Path path) {
    return path.toString().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
  }
}
