package org.gaitway.sim.mujoco;

import org.bytedeco.javacpp.annotation.Platform;
import org.bytedeco.javacpp.annotation.Properties;
import org.bytedeco.javacpp.tools.Info;
import org.bytedeco.javacpp.tools.InfoMap;
import org.bytedeco.javacpp.tools.InfoMapper;

/**
 * The JavaCPP preset for MuJoCo: says how its C headers become the Java classes of this package,
 * which are generated at build time and used inside {@code org.gaitway.sim} alone.
 */
@Properties(
    value =
        @Platform(
            include = {
              "mujoco/mjtype.h",
              "mujoco/mjmodel.h",
              "mujoco/mjdata.h",
              "mujoco/mjvisualize.h",
              "mujoco/mjrender.h",
              "mujoco/mjbatch.h",
              "mujoco/mujoco.h",
              "gaitway_mujoco.h"
            },
            compiler = "cpp17",
            link = "mujoco"),
    target = "org.gaitway.sim.mujoco",
    global = "org.gaitway.sim.mujoco.Mujoco")
public class MujocoPreset implements InfoMapper {
  /** Structs whose C tag has a trailing underscore: without these lines twin classes appear. */
  private static final String[] STRUCTS = {
    "mjModel",
    "mjData",
    "mjOption",
    "mjVisual",
    "mjStatistic",
    "mjLROpt",
    "mjVFS",
    "mjContact",
    "mjWarningStat",
    "mjTimerStat",
    "mjSolverStat",
    "mjvPerturb",
    "mjvCamera",
    "mjvGLCamera",
    "mjvGeom",
    "mjvLight",
    "mjvOption",
    "mjvScene",
    "mjvFigure",
    "mjrRect",
    "mjrContext",
    "mjBatch",
    "mjBatchConfig",
    "mjBatchRecord",
    "mjLogMessage",
    "mjLogConfig",
    "mjTask",
    "mjThreadPool",
    "mjCache"
  };

  /** The model-editing and user-interface side, which Gaitway does not use. */
  private static final String[] OPAQUE = {
    "mjSpec",
    "mjsElement",
    "mjsCompiler",
    "mjsOrientation",
    "mjsPlugin",
    "mjsBody",
    "mjsFrame",
    "mjsJoint",
    "mjsGeom",
    "mjsSite",
    "mjsCamera",
    "mjsLight",
    "mjsFlex",
    "mjsMesh",
    "mjsHField",
    "mjsSkin",
    "mjsTexture",
    "mjsMaterial",
    "mjsPair",
    "mjsExclude",
    "mjsEquality",
    "mjsTendon",
    "mjsWrap",
    "mjsActuator",
    "mjsSensor",
    "mjsNumeric",
    "mjsText",
    "mjsTuple",
    "mjsKey",
    "mjsDefault",
    "mjString",
    "mjStringVec",
    "mjIntVec",
    "mjIntVecVec",
    "mjFloatVec",
    "mjFloatVecVec",
    "mjDoubleVec",
    "mjResource",
    "mjByteVec",
    "mjUI",
    "mjuiState",
    "mjuiThemeSpacing",
    "mjuiThemeColor",
    "mjpPlugin",
    "mjuiDef",
    "mjuiItem",
    "mjpResourceProvider",
    "mjpDecoder",
    "mjpEncoder",
    "mjSDF"
  };

  private static final String[] SKIPPED = {
    "mjCOLLISIONFUNC",
    "mj_loadAllPluginLibraries",
    "mju_user_error",
    "mju_user_warning",
    "mju_user_malloc",
    "mju_user_free",
    "mju_error",
    "mju_warning",
    "mju_info",
    "mjcb_passive",
    "mjcb_control",
    "mjcb_contactfilter",
    "mjcb_sensor",
    "mjcb_time",
    "mjcb_act_dyn",
    "mjcb_act_gain",
    "mjcb_act_bias",
    "mjDISABLESTRING",
    "mjENABLESTRING",
    "mjTIMERSTRING",
    "mjLABELSTRING",
    "mjFRAMESTRING",
    "mjVISSTRING",
    "mjRNDSTRING",
    "mju_sqrt",
    "mju_exp",
    "mju_sin",
    "mju_cos",
    "mju_tan",
    "mju_asin",
    "mju_acos",
    "mju_atan2",
    "mju_tanh",
    "mju_pow",
    "mju_abs",
    "mju_log",
    "mju_log10",
    "mju_floor",
    "mju_ceil"
  };

  @Override
  public void map(InfoMap infos) {
    infos
        .put(new Info("MJAPI", "MJLOCAL").cppTypes().annotations())
        .put(new Info("mjtNum").valueTypes("double").pointerTypes("DoublePointer", "DoubleBuffer"))
        .put(new Info("mjtByte").cast().valueTypes("byte").pointerTypes("BytePointer"))
        .put(new Info("mjtBool").cast().valueTypes("boolean").pointerTypes("BoolPointer"))
        .put(new Info("mjtSize").cast().valueTypes("long").pointerTypes("LongPointer"))
        .put(new Info("uintptr_t", "size_t").cast().valueTypes("long").pointerTypes("SizeTPointer"))
        .put(new Info("mjtMeshBuiltin").cast().valueTypes("int"))
        .put(new Info("mjUSESINGLE", "mjUSEASAN").define(false))
        .put(new Info("__cplusplus").define(true));
    for (String struct : STRUCTS) {
      infos.put(new Info(struct + "_", struct).pointerTypes(struct));
    }
    for (String opaque : OPAQUE) {
      infos.put(new Info(opaque, opaque + "_").cast().pointerTypes("Pointer"));
    }
    for (String skipped : SKIPPED) {
      infos.put(new Info(skipped).skip());
    }
  }
}
