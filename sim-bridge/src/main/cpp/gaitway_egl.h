// OpenGL without a window: a context of EGL on a GPU, or on the processor where there is none.
//
// EGL is looked for when somebody wants to render, not when the library is loaded: most never do,
// and have no EGL. Hence also these declarations, instead of EGL's headers.

#ifndef GAITWAY_EGL_H_
#define GAITWAY_EGL_H_

#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

namespace gaitway {

const int kEglPlatformDevice = 0x313F;       // EGL_PLATFORM_DEVICE_EXT
const int kEglPlatformSurfaceless = 0x31DD;  // EGL_PLATFORM_SURFACELESS_MESA
const int kEglOpenGlApi = 0x30A2;            // EGL_OPENGL_API
// EGL_SURFACE_TYPE, EGL_PBUFFER_BIT, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE
const int kEglConfiguration[] = {0x3033, 0x0001, 0x3040, 0x0008, 0x3038};
const int kMaxDevices = 16;

// What to do where something is missing.
const char* const kEglAdvice =
    "rendering without a GPU needs the Debian packages libegl1, libegl-mesa0 and libgl1-mesa-dri";

typedef void* EglHandle;  // a display, device, configuration, surface or context

// The functions of EGL that are used here.
struct Egl {
  void* (*getProcAddress)(const char*);
  EglHandle (*getPlatformDisplay)(unsigned platform, void* native, const int* attributes);
  unsigned (*queryDevices)(int max, EglHandle* devices, int* count);  // null where unknown
  unsigned (*initialize)(EglHandle display, int* major, int* minor);
  unsigned (*chooseConfig)(EglHandle display, const int* wanted, EglHandle* configs, int max,
                           int* count);
  unsigned (*bindApi)(unsigned api);
  EglHandle (*createContext)(EglHandle display, EglHandle config, EglHandle share,
                             const int* attributes);
  unsigned (*makeCurrent)(EglHandle display, EglHandle draw, EglHandle read, EglHandle context);
  EglHandle (*getCurrentContext)();
  unsigned (*destroyContext)(EglHandle display, EglHandle context);
};

// A context and where it lives. Its display is never given back: others in the process may use it.
struct GlContext {
  Egl egl;
  EglHandle display;
  EglHandle context;
};

// Sets a function from the library; false where it has none of this name.
template <class Function>
inline bool find(Function* function, void* library, const Egl& egl, const char* name) {
  void* found = dlsym(library, name);
  if (!found && egl.getProcAddress) found = egl.getProcAddress(name);
  *function = reinterpret_cast<Function>(found);
  return found != nullptr;
}

// Loads EGL; false, and why, where that fails.
inline bool loadEgl(const char* library, Egl* egl, char* reason, int reasonSize) {
  // MuJoCo looks for eglGetProcAddress among all that is loaded, hence global.
  void* handle = dlopen(library, RTLD_NOW | RTLD_GLOBAL);
  if (!handle) {
    snprintf(reason, reasonSize, "%s; %s", dlerror(), kEglAdvice);
    return false;
  }
  memset(egl, 0, sizeof *egl);
  if (!find(&egl->getProcAddress, handle, *egl, "eglGetProcAddress") ||
      !find(&egl->getPlatformDisplay, handle, *egl, "eglGetPlatformDisplayEXT") ||
      !find(&egl->initialize, handle, *egl, "eglInitialize") ||
      !find(&egl->chooseConfig, handle, *egl, "eglChooseConfig") ||
      !find(&egl->bindApi, handle, *egl, "eglBindAPI") ||
      !find(&egl->createContext, handle, *egl, "eglCreateContext") ||
      !find(&egl->makeCurrent, handle, *egl, "eglMakeCurrent") ||
      !find(&egl->getCurrentContext, handle, *egl, "eglGetCurrentContext") ||
      !find(&egl->destroyContext, handle, *egl, "eglDestroyContext")) {
    snprintf(reason, reasonSize, "%s is not EGL 1.4 with platforms", library);
    return false;
  }
  find(&egl->queryDevices, handle, *egl, "eglQueryDevicesEXT");
  return true;
}

// Makes the context current on this thread, or none where context is null.
inline bool makeCurrent(const GlContext& gl, EglHandle context) {
  return gl.egl.getCurrentContext() == context ||
         gl.egl.makeCurrent(gl.display, nullptr, nullptr, context);
}

// Opens a context on a platform and makes it current; false where the platform has no OpenGL.
inline bool openOn(unsigned platform, void* native, GlContext* gl) {
  const Egl& egl = gl->egl;
  int count = 0;
  EglHandle config = nullptr;
  gl->display = egl.getPlatformDisplay(platform, native, nullptr);
  if (!gl->display || !egl.initialize(gl->display, nullptr, nullptr) ||
      !egl.chooseConfig(gl->display, kEglConfiguration, &config, 1, &count) || count < 1 ||
      !egl.bindApi(kEglOpenGlApi)) {
    return false;
  }
  gl->context = egl.createContext(gl->display, config, nullptr, nullptr);
  if (!gl->context) return false;
  if (makeCurrent(*gl, gl->context)) return true;
  egl.destroyContext(gl->display, gl->context);
  return false;
}

// Opens a context and makes it current on this thread: on a GPU, else on the processor. False, and
// why in reason, where there is neither.
inline bool openGl(const char* library, GlContext* gl, char* reason, int reasonSize) {
  if (!loadEgl(library, &gl->egl, reason, reasonSize)) return false;
  setenv("MUJOCO_GL", "egl", 1);  // Where MuJoCo gets OpenGL's functions from.
  EglHandle devices[kMaxDevices];
  int count = 0;
  if (gl->egl.queryDevices) gl->egl.queryDevices(kMaxDevices, devices, &count);
  for (int i = 0; i < count; i++) {
    if (openOn(kEglPlatformDevice, devices[i], gl)) return true;
  }
  if (openOn(kEglPlatformSurfaceless, nullptr, gl)) return true;
  snprintf(reason, reasonSize, "EGL finds neither a GPU nor a driver for the processor; %s",
           kEglAdvice);
  return false;
}

inline void closeGl(GlContext* gl) {
  makeCurrent(*gl, nullptr);
  gl->egl.destroyContext(gl->display, gl->context);
}

}  // namespace gaitway

#endif  // GAITWAY_EGL_H_
