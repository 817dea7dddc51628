package org.gaitway.adapter.ros1.message;

import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.gaitway.adapter.ros1.generator.DefinitionFinder.Kind;
import org.gaitway.adapter.ros1.generator.DefinitionFolders;
import org.gaitway.adapter.ros1.generator.TypeName;

/** The types whose classes are generated when Gaitway is built. */
final class ShippedMessages {

  private ShippedMessages() {}

  static DefinitionFolders definitions() throws IOException {
    return new DefinitionFolders(
        List.of(
            Path.of(
                System.getProperty("gaitway.root"), "hardware-adapters", "src", "main", "msg")));
  }

  /** The types of all messages, those of services apart. */
  static List<MessageType<?>> messages() throws Exception {
    List<MessageType<?>> types = new ArrayList<>();
    for (TypeName name : definitions().names(Kind.MSG)) {
      types.add((MessageType<?>) typeField("msg", name));
    }
    return types;
  }

  static List<ServiceType<?, ?>> services() throws Exception {
    List<ServiceType<?, ?>> types = new ArrayList<>();
    for (TypeName name : definitions().names(Kind.SRV)) {
      types.add((ServiceType<?, ?>) typeField("srv", name));
    }
    return types;
  }

  /** The types of all messages, and of the requests and responses of all services. */
  static List<MessageType<?>> all() throws Exception {
    List<MessageType<?>> types = messages();
    for (ServiceType<?, ?> service : services()) {
      types.add(service.request());
      types.add(service.response());
    }
    return types;
  }

  private static Object typeField(String kind, TypeName name) throws Exception {
    List<String> renamed = List.of("Byte", "Duration", "String", "Time");
    String simple = name.name() + (renamed.contains(name.name()) ? "Message" : "");
    Field field =
        Class.forName("org.gaitway.adapter.ros1." + kind + "." + name.packageName() + "." + simple)
            .getField("TYPE");
    return field.get(null);
  }
}
