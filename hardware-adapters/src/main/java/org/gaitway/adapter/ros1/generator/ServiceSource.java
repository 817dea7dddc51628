package org.gaitway.adapter.ros1.generator;

/**
 * The source code of the class that has a service's type.
 *
 * @param service what to write about
 * @param md5sum of the service
 */
record ServiceSource(ServiceDefinition service, String md5sum) {

  /** The class without package and imports. */
  String text() {
    return """
    /** The service {@code %s}. */
    public final class %s {

      /** The type of this service. */
      public static final ServiceType<%s, %s> TYPE =
          new ServiceType<>(
              %s,
              %s,
              %3$s.TYPE,
              %4$s.TYPE);

      private %2$s() {}
    }
    """
        .formatted(
            service.name(),
            JavaNames.classOf(service.name().name()),
            JavaNames.classOf(service.request().name().name()),
            JavaNames.classOf(service.response().name().name()),
            JavaLiteral.of(service.name().toString()),
            JavaLiteral.of(md5sum));
  }
}
