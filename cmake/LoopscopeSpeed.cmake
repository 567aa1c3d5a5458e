# What only makes builds shorter. Nothing depends on it.

option(LOOPSCOPE_PRECOMPILE "Precompile headers for targets with many sources; off shows missing includes" ON)

find_program(LOOPSCOPE_CCACHE ccache)
mark_as_advanced(LOOPSCOPE_CCACHE)
if(LOOPSCOPE_CCACHE AND NOT DEFINED CMAKE_CXX_COMPILER_LAUNCHER)
  # Without this sloppiness ccache takes every use of a precompiled header for a miss.
  set(CMAKE_CXX_COMPILER_LAUNCHER
    ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros,include_file_mtime,include_file_ctime ${LOOPSCOPE_CCACHE})
endif()

# What nearly every source of a target reads takes most of the time that it compiles, and a tenth of that once precompiled: the
# standard library's, and `headers` beside them. Worth it from about four sources on.
function(loopscope_precompile target)
  if(LOOPSCOPE_PRECOMPILE)
    target_precompile_headers(${target} PRIVATE
      <algorithm> <array> <chrono> <deque> <functional> <map> <memory> <mutex> <optional> <span> <string> <unordered_map> <utility>
      <variant> <vector> ${ARGN})
  endif()
endfunction()
