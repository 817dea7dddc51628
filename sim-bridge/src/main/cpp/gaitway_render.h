// Pictures of a simulation by MuJoCo's own renderer, in memory.

#ifndef GAITWAY_RENDER_H_
#define GAITWAY_RENDER_H_

#include <string.h>

#include <new>

#include "gaitway_decor.h"
#include "gaitway_egl.h"
#include "gaitway_guard.h"

namespace gaitway {

const int kMaxGeoms = 20000;

// Texels along the edge of the shadow map. On a processor the time of a picture is that of its
// shadows; twice as many took half as long again, and looked the same.
const int kMaxShadowSize = 1024;

// Everything that a picture is made with. Belongs to the thread that opened it.
struct Renderer {
  GlContext gl;
  mjvScene scene;
  mjrContext context;
  Decor decor;
  int width;
  int height;
  unsigned char* bottomUp;  // the picture as OpenGL has it (3 x width x height)
};

// What a picture shows, and from where.
struct View {
  int fixedCamera;     // index of one of the model's, or -1 for what follows
  double lookAt[3];    // [m]
  double distance;     // [m]
  double azimuth;      // [deg]
  double elevation;    // [deg]
  bool contacts;
  bool contactForces;
  bool transparent;
  bool shadows;
};

inline void closeRenderer(Renderer* renderer) {
  // Nothing to be done about an error here: the context goes next.
  attempt(
      [=] {
        makeCurrent(renderer->gl, renderer->gl.context);
        mjr_freeContext(&renderer->context);
        mjv_freeScene(&renderer->scene);
      },
      nullptr);
  closeGl(&renderer->gl);
  delete[] renderer->bottomUp;
  delete renderer;
}

// Opens a renderer; null, and why in reason, where that fails. The model is only read.
inline Renderer* openRenderer(const char* library, const mjModel* m, int width, int height,
                              int samples, char* reason, int reasonSize) {
  Renderer* const renderer = new Renderer();  // All zero.
  renderer->width = width;
  renderer->height = height;
  renderer->bottomUp = new unsigned char[3 * static_cast<size_t>(width) * height];
  if (!openGl(library, &renderer->gl, reason, reasonSize)) {
    delete[] renderer->bottomUp;
    delete renderer;
    return nullptr;
  }
  bool made = attempt(
      [=] {
        mjv_defaultScene(&renderer->scene);
        mjr_defaultContext(&renderer->context);
        mjv_makeScene(m, &renderer->scene, kMaxGeoms);
        decorate(m, &renderer->decor);
        mjModel* seen = &renderer->decor.model;
        seen->vis.global.offwidth = width;
        seen->vis.global.offheight = height;
        seen->vis.quality.offsamples = samples;
        if (seen->vis.quality.shadowsize > kMaxShadowSize) {
          seen->vis.quality.shadowsize = kMaxShadowSize;
        }
        mjr_makeContext(seen, &renderer->context, mjFONTSCALE_100);
        decorate(renderer->decor, &renderer->context);
        mjr_setBuffer(mjFB_OFFSCREEN, &renderer->context);
        if (renderer->context.currentBuffer != mjFB_OFFSCREEN) {
          mju_error("OpenGL has no buffer of %d x %d pixels", width, height);
        }
      },
      nullptr);
  if (made) return renderer;
  snprintf(reason, reasonSize, "%s", errorText);
  closeRenderer(renderer);
  return nullptr;
}

inline mjvCamera cameraOf(const View& view) {
  mjvCamera camera;
  mjv_defaultCamera(&camera);
  if (view.fixedCamera >= 0) {
    camera.type = mjCAMERA_FIXED;
    camera.fixedcamid = view.fixedCamera;
  } else {
    for (int i = 0; i < 3; i++) camera.lookat[i] = view.lookAt[i];
    camera.distance = view.distance;
    camera.azimuth = view.azimuth;
    camera.elevation = view.elevation;
  }
  return camera;
}

inline mjvOption optionsOf(const View& view) {
  mjvOption options;
  mjv_defaultOption(&options);
  options.flags[mjVIS_CONTACTPOINT] = view.contacts;
  options.flags[mjVIS_CONTACTFORCE] = view.contactForces;
  options.flags[mjVIS_TRANSPARENT] = view.transparent;
  return options;
}

// Makes a picture: red, green, blue of each pixel, the top row first (3 x width x height). The model
// that the renderer was opened with must still be there.
inline void render(Renderer* renderer, mjData* d, const View& view, unsigned char* rgb) {
  if (!makeCurrent(renderer->gl, renderer->gl.context)) {
    throw std::runtime_error("OpenGL's context cannot be made current on this thread");
  }
  mjvCamera camera = cameraOf(view);
  mjvOption options = optionsOf(view);
  mjvScene* const scene = &renderer->scene;
  scene->flags[mjRND_SHADOW] = view.shadows;
  scene->flags[mjRND_REFLECTION] = 0;  // Doubles the time on a processor, and shows little.
  const mjrRect all = {0, 0, renderer->width, renderer->height};
  guarded([&] {
    mjv_updateScene(&renderer->decor.model, d, &options, nullptr, &camera, mjCAT_ALL, scene);
    decorate(renderer->decor, scene);
    mjr_render(all, scene, &renderer->context);
    mjr_readPixels(renderer->bottomUp, nullptr, all, &renderer->context);
  });
  const size_t row = 3 * static_cast<size_t>(renderer->width);
  for (int y = 0; y < renderer->height; y++) {
    memcpy(rgb + y * row, renderer->bottomUp + (renderer->height - 1 - y) * row, row);
  }
}

}  // namespace gaitway

#endif  // GAITWAY_RENDER_H_
