# What every target of Loopscope is compiled with. One place, so that a new room cannot forget a warning.

add_library(loopscope_options INTERFACE)
target_compile_options(loopscope_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(LOOPSCOPE_WERROR)
  target_compile_options(loopscope_options INTERFACE -Werror)
endif()
if(LOOPSCOPE_SANITIZE)
  target_compile_options(loopscope_options INTERFACE -fsanitize=${LOOPSCOPE_SANITIZE} -fno-omit-frame-pointer
                                                     -fno-sanitize-recover=all)
  target_link_options(loopscope_options INTERFACE -fsanitize=${LOOPSCOPE_SANITIZE})
endif()
target_compile_definitions(loopscope_options INTERFACE QT_NO_KEYWORDS QT_NO_FOREACH)

# A static library of one room of core/. Its public include root is core/ itself, so that every include names its room.
function(loopscope_room name)
  cmake_parse_arguments(ROOM "" "" "SOURCES;USES" ${ARGN})
  add_library(loopscope_${name} STATIC ${ROOM_SOURCES})
  target_include_directories(loopscope_${name} PUBLIC ${PROJECT_SOURCE_DIR}/core)
  target_link_libraries(loopscope_${name} PUBLIC ${ROOM_USES} PRIVATE loopscope_options)
endfunction()
