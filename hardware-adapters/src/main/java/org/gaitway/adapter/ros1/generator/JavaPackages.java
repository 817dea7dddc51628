package org.gaitway.adapter.ros1.generator;

import java.util.function.Predicate;

/**
 * The Java packages of generated classes: {@code ROOT.msg.PACKAGE} and {@code ROOT.srv.PACKAGE}.
 *
 * @param root of the classes that are generated
 * @param shipped tells the messages whose classes are part of Gaitway
 */
record JavaPackages(String root, Predicate<TypeName> shipped) {

  /** The root of the classes that are part of Gaitway. */
  static final String SHIPPED_ROOT = "org.gaitway.adapter.ros1";

  /** The package of a message's class. */
  String ofMessage(TypeName name) {
    String owner = shipped.test(name) ? SHIPPED_ROOT : root;
    return owner + ".msg." + JavaNames.packagePart(name.packageName());
  }

  /** The package of the classes of a service and of its request and response. */
  String ofService(TypeName name) {
    return root + ".srv." + JavaNames.packagePart(name.packageName());
  }
}
