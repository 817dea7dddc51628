package org.gaitway.adapter.ros1;

/**
 * Does what a service is called for.
 *
 * @param <Q> requests
 * @param <R> responses
 */
@FunctionalInterface
public interface ServiceHandler<Q, R> {

  /**
   * Answers one call. Calls come from several threads, one at a time.
   *
   * @param request what is asked; the handler's until it returns
   * @param response to be filled in; all zero at first
   * @throws ServiceException to tell the caller that it did not work, and why
   */
  void handle(Q request, R response) throws ServiceException;
}
