// What a model needs to be looked at, where it brings none itself: a sky, a light, a floor that
// shows how fast it is run over. The model itself is left as it is.

#ifndef GAITWAY_DECOR_H_
#define GAITWAY_DECOR_H_

#include <mujoco/mujoco.h>

#include <string.h>

#include <vector>

namespace gaitway {

const int kTexels = 64;  // along each edge of a texture

// Textures for the renderer's eyes: the model's and those that are added.
struct Decor {
  mjModel model;  // shares all other arrays with the original
  std::vector<int> type, colorspace, rows, columns, channels;
  std::vector<mjtSize> address;
  std::vector<mjtByte> data;
  int checker;   // index of the texture for floors that have none, or -1
  int material;  // and of the material that the renderer is to know it as
};

inline void addPixel(Decor* decor, double red, double green, double blue) {
  for (double part : {red, green, blue}) decor->data.push_back(static_cast<mjtByte>(255 * part));
}

inline void beginTexture(Decor* decor, int type, int rows) {
  decor->type.push_back(type);
  decor->colorspace.push_back(0);
  decor->rows.push_back(rows);
  decor->columns.push_back(kTexels);
  decor->channels.push_back(3);
  decor->address.push_back(static_cast<mjtSize>(decor->data.size()));
}

// Six faces: right, left, up, down, front, back. Bright at the horizon, blue above.
inline void addSky(Decor* decor) {
  beginTexture(decor, mjTEXTURE_SKYBOX, 6 * kTexels);
  for (int face = 0; face < 6; face++) {
    for (int row = 0; row < kTexels; row++) {
      double height = face == 2 ? 1 : face == 3 ? 0 : 1 - 2.0 * row / kTexels;
      if (height < 0) height = 0;
      for (int column = 0; column < kTexels; column++) {
        addPixel(decor, 0.96 - 0.34 * height, 0.97 - 0.21 * height, 0.98 - 0.10 * height);
      }
    }
  }
}

inline void addChecker(Decor* decor) {
  beginTexture(decor, mjTEXTURE_2D, kTexels);
  for (int row = 0; row < kTexels; row++) {
    for (int column = 0; column < kTexels; column++) {
      double dark = (row < kTexels / 2) == (column < kTexels / 2) ? 0 : 0.07;
      addPixel(decor, 0.36 - dark, 0.42 - dark, 0.46 - dark);
    }
  }
}

inline void copyTextures(const mjModel* m, Decor* decor) {
  decor->type.assign(m->tex_type, m->tex_type + m->ntex);
  decor->colorspace.assign(m->tex_colorspace, m->tex_colorspace + m->ntex);
  decor->rows.assign(m->tex_height, m->tex_height + m->ntex);
  decor->columns.assign(m->tex_width, m->tex_width + m->ntex);
  decor->channels.assign(m->tex_nchannel, m->tex_nchannel + m->ntex);
  decor->address.assign(m->tex_adr, m->tex_adr + m->ntex);
  decor->data.assign(m->tex_data, m->tex_data + m->ntexdata);
}

inline bool hasBarePlane(const mjModel* m) {
  for (int i = 0; i < m->ngeom; i++) {
    if (m->geom_type[i] == mjGEOM_PLANE && m->geom_matid[i] < 0) return true;
  }
  return false;
}

// Makes the arrow of a force that is the robot's weight as long as the robot is large: so long that
// no leg hides it. Other forces in proportion.
inline void scaleForces(mjModel* m) {
  const double weight = m->body_subtreemass[0] * mju_norm3(m->opt.gravity);
  if (weight > 0) {
    m->vis.map.force = static_cast<float>(m->stat.extent * m->stat.meanmass / weight);
  }
  m->vis.scale.forcewidth = 0.15f;
}

// Sets what the renderer is to know: the model, and what it lacks.
inline void decorate(const mjModel* m, Decor* decor) {
  decor->model = *m;
  decor->checker = -1;
  decor->material = static_cast<int>(m->nmat);
  bool sky = false;
  for (int i = 0; i < m->ntex; i++) sky = sky || m->tex_type[i] == mjTEXTURE_SKYBOX;
  copyTextures(m, decor);
  if (!sky) addSky(decor);
  if (hasBarePlane(m) && m->nmat < mjMAXMATERIAL) {
    decor->checker = static_cast<int>(decor->type.size());
    addChecker(decor);
  }
  decor->model.ntex = static_cast<mjtSize>(decor->type.size());
  decor->model.ntexdata = static_cast<mjtSize>(decor->data.size());
  decor->model.tex_type = decor->type.data();
  decor->model.tex_colorspace = decor->colorspace.data();
  decor->model.tex_height = decor->rows.data();
  decor->model.tex_width = decor->columns.data();
  decor->model.tex_nchannel = decor->channels.data();
  decor->model.tex_adr = decor->address.data();
  decor->model.tex_data = decor->data.data();
  scaleForces(&decor->model);
}

// Tells the renderer of the material that is added.
inline void decorate(const Decor& decor, mjrContext* context) {
  if (decor.checker < 0) return;
  context->mat_texid[decor.material * mjNTEXROLE + mjTEXROLE_RGB] = decor.checker;
  context->mat_texuniform[decor.material] = 1;
  context->mat_texrepeat[2 * decor.material] = 0.5f;
  context->mat_texrepeat[2 * decor.material + 1] = 0.5f;
}

// The middle of what moves, around which shadows are cast.
inline void middleOfMoving(const mjvScene* scene, float middle[3]) {
  int count = 0;
  memset(middle, 0, 3 * sizeof *middle);
  for (int i = 0; i < scene->ngeom; i++) {
    if (scene->geoms[i].category != mjCAT_DYNAMIC) continue;
    count++;
    for (int k = 0; k < 3; k++) middle[k] += (scene->geoms[i].pos[k] - middle[k]) / count;
  }
}

// A light from above, for a model that has none but the camera's.
inline void addSun(mjvScene* scene) {
  mjvLight* sun = &scene->lights[scene->nlight++];
  memset(sun, 0, sizeof *sun);
  sun->id = -1;
  sun->type = mjLIGHT_DIRECTIONAL;
  sun->texid = -1;
  sun->castshadow = 1;
  sun->attenuation[0] = 1;
  float middle[3];
  middleOfMoving(scene, middle);
  // Straight down: MuJoCo's shadows of an oblique light have specks at their border.
  sun->dir[2] = -1;
  for (int i = 0; i < 3; i++) {
    sun->pos[i] = middle[i] - 4 * sun->dir[i];
    sun->diffuse[i] = 0.6f;
    sun->specular[i] = 0.2f;
  }
}

// Adds to a scene what it lacks.
inline void decorate(const Decor& decor, mjvScene* scene) {
  for (int i = 0; decor.checker >= 0 && i < scene->ngeom; i++) {
    mjvGeom* geom = &scene->geoms[i];
    if (geom->type == mjGEOM_PLANE && geom->matid < 0 && geom->category == mjCAT_STATIC) {
      geom->matid = decor.material;
      geom->texid = decor.checker;
      geom->texuniform = 1;
      geom->texrepeat[0] = geom->texrepeat[1] = 0.5f;
      for (int k = 0; k < 3; k++) {
        if (geom->rgba[k] == 0.5f) geom->rgba[k] = 1;  // MuJoCo's grey: no colour was chosen.
      }
    }
  }
  if (decor.model.nlight == 0 && scene->nlight < mjMAXLIGHT) addSun(scene);
}

}  // namespace gaitway

#endif  // GAITWAY_DECOR_H_
