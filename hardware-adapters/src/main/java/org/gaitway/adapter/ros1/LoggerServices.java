package org.gaitway.adapter.ros1;

import java.util.Locale;
import org.gaitway.adapter.ros1.msg.roscpp.Logger;
import org.gaitway.adapter.ros1.srv.roscpp.GetLoggers;
import org.gaitway.adapter.ros1.srv.roscpp.GetLoggersRequest;
import org.gaitway.adapter.ros1.srv.roscpp.GetLoggersResponse;
import org.gaitway.adapter.ros1.srv.roscpp.SetLoggerLevel;
import org.gaitway.adapter.ros1.srv.roscpp.SetLoggerLevelRequest;
import org.gaitway.adapter.ros1.srv.roscpp.SetLoggerLevelResponse;

/** The services by which every node lets others see and set how much it says. */
final class LoggerServices {
  private static final String LOGGER = "ros";

  private final Rosout rosout;

  LoggerServices(Rosout rosout) {
    this.rosout = rosout;
  }

  void offer(Node node) {
    node.serviceServer("~get_loggers", GetLoggers.TYPE, this::get);
    node.serviceServer("~set_logger_level", SetLoggerLevel.TYPE, this::set);
  }

  private void get(GetLoggersRequest request, GetLoggersResponse response) {
    Logger logger = new Logger();
    logger.name = LOGGER;
    logger.level = rosout.threshold().name().toLowerCase(Locale.ROOT);
    response.loggers.add(logger);
  }

  private void set(SetLoggerLevelRequest request, SetLoggerLevelResponse response)
      throws ServiceException {
    if (!request.logger.equals(LOGGER)) {
      throw new ServiceException("no logger '" + request.logger + "', only '" + LOGGER + "'");
    }
    rosout.threshold(
        LogLevel.named(request.level)
            .orElseThrow(
                () ->
                    new ServiceException(
                        "level: expected debug, info, warn, error or fatal, found '"
                            + request.level
                            + "'")));
  }
}
