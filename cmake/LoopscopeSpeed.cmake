# What only makes builds shorter. Nothing depends on it.

option(LOOPSCOPE_PRECOMPILE "Precompile Qt's headers for targets with many sources; off shows missing includes" ON)

option(LOOPSCOPE_UNITY "Compile the sources of a room eight at a time; off shows missing includes" OFF)
option(LOOPSCOPE_COMPILE_QML "Compile the views ahead of time, for a quicker start" ON)

find_program(LOOPSCOPE_CCACHE ccache)
mark_as_advanced(LOOPSCOPE_CCACHE)
if(LOOPSCOPE_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  # Without this sloppiness ccache takes every use of a precompiled header for a miss.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${LOOPSCOPE_CCACHE})
endif()

# A hundred tests are linked: a second each with the linker that g++ takes by itself, a fifth of that with this one.
find_program(LOOPSCOPE_LLD ld.lld)
mark_as_advanced(LOOPSCOPE_LLD)
if(LOOPSCOPE_LLD)
  add_link_options(-fuse-ld=lld)
endif()

function(loopscope_unite target)
  set_target_properties(${target} PROPERTIES UNITY_BUILD ${LOOPSCOPE_UNITY} UNITY_BUILD_BATCH_SIZE 8)
endfunction()

if(NOT LOOPSCOPE_COMPILE_QML)
  set(LOOPSCOPE_QML_OPTIONS NO_CACHEGEN)
endif()

# The headers that take a target with Qt Quick two seconds a source to read, and a fifth of that once precompiled. Worth it from about
# four sources on.
function(loopscope_precompile target)
  if(LOOPSCOPE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <chrono> <functional> <memory> <optional> <span> <string> <variant> <vector>
      <QAbstractListModel> <QPainter> <QQmlEngine> <QQuickItem> <QQuickWindow> <QString>)
  endif()
endfunction()
