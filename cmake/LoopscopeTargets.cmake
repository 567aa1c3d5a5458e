# What every target of Loopscope is compiled with. One place, so that a new room cannot forget a warning.

add_library(loopscope_options INTERFACE)
target_compile_options(loopscope_options INTERFACE -Wall -Wextra -Wpedantic -Wconversion -Wshadow)
if(LOOPSCOPE_WERROR)
  target_compile_options(loopscope_options INTERFACE -Werror)
endif()
if(LOOPSCOPE_UNITY)
  # What is one file's own here stands beside another's: no warnings of that.
  target_compile_options(loopscope_options INTERFACE -Wno-shadow $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(LOOPSCOPE_SANITIZE)
  # g++ 12 takes the sanitizers' own bookkeeping around std::variant for uninitialised reads.
  if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(loopscope_options INTERFACE -Wno-maybe-uninitialized)
  endif()
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
  loopscope_unite(loopscope_${name})
endfunction()

# What a test sees of the machine: no display, no settings or caches of whoever runs it, UTF-8, and sanitizers that stop at once.
# XDG_RUNTIME_DIR and LC_ALL are set because Qt warns without them, and a warning fails the test.
set(LOOPSCOPE_TEST_HOME "${PROJECT_BINARY_DIR}/test-home")
file(MAKE_DIRECTORY "${LOOPSCOPE_TEST_HOME}")
file(CHMOD "${LOOPSCOPE_TEST_HOME}" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
set(LOOPSCOPE_TEST_ENVIRONMENT
  LC_ALL=C.UTF-8
  TZ=UTC
  HOME=${LOOPSCOPE_TEST_HOME}
  XDG_RUNTIME_DIR=${LOOPSCOPE_TEST_HOME}
  XDG_CONFIG_HOME=${LOOPSCOPE_TEST_HOME}/config
  XDG_CACHE_HOME=${LOOPSCOPE_TEST_HOME}/cache
  XDG_DATA_HOME=${LOOPSCOPE_TEST_HOME}/share
  ASAN_OPTIONS=halt_on_error=1:detect_stack_use_after_return=1:detect_leaks=1
  UBSAN_OPTIONS=halt_on_error=1:print_stacktrace=1
  LSAN_OPTIONS=suppressions=${PROJECT_SOURCE_DIR}/tests/support/lsan.supp:print_suppressions=0
  TSAN_OPTIONS=halt_on_error=1:second_deadlock_stack=1)

# A log line that no test asked for fails it, whatever the exit code: QTest::ignoreMessage() is how a test asks for one.
set(LOOPSCOPE_TEST_FAILURES "QWARN  ?:" "QCRITICAL:" "QFATAL ?:" "WARNING ?: " "qrc:[^ ]+[.]qml:[0-9]+" "[Rr]untime error: ")

# The properties every test has. Also for tests that are scripts and come by add_test(): loopscope_test_properties(name [DISPLAY]
# [TIMEOUT seconds] [ENVIRONMENT VAR=value...]). DISPLAY: needs a real X window; such tests run one at a time, as they share the focus.
function(loopscope_test_properties name)
  cmake_parse_arguments(TEST "DISPLAY" "TIMEOUT" "ENVIRONMENT" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 60)
  endif()
  set(platform offscreen)
  if(TEST_DISPLAY)
    set(platform xcb)
    set_property(TEST ${name} PROPERTY RESOURCE_LOCK display)
    set_property(TEST ${name} APPEND PROPERTY LABELS display)
  endif()
  set_tests_properties(${name} PROPERTIES
    TIMEOUT ${TEST_TIMEOUT}
    FAIL_REGULAR_EXPRESSION "${LOOPSCOPE_TEST_FAILURES}"
    ENVIRONMENT "${LOOPSCOPE_TEST_ENVIRONMENT};QT_QPA_PLATFORM=${platform};${TEST_ENVIRONMENT}")
endfunction()

# A test executable, registered with ctest under its own name.
#   loopscope_test(NAME ready_queue_test SOURCES ready_queue_test.cpp USES loopscope_engine
#                  [QT_FREE] [DISPLAY] [TIMEOUT seconds] [ENVIRONMENT VAR=value...])
# QT_FREE: a plain main() that links no Qt, so that it also runs under ThreadSanitizer; every other test is left out of that build.
function(loopscope_test)
  cmake_parse_arguments(TEST "QT_FREE;DISPLAY" "NAME;TIMEOUT" "SOURCES;USES;ENVIRONMENT" ${ARGN})
  if(LOOPSCOPE_QT_FREE AND NOT TEST_QT_FREE)
    return()
  endif()
  add_executable(${TEST_NAME} ${TEST_SOURCES})
  target_include_directories(${TEST_NAME} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${TEST_NAME} PRIVATE ${TEST_USES} loopscope_options)
  if(TEST_QT_FREE)
    set_target_properties(${TEST_NAME} PROPERTIES AUTOMOC OFF)
  else()
    target_link_libraries(${TEST_NAME} PRIVATE Qt6::Test)
  endif()
  add_test(NAME ${TEST_NAME} COMMAND ${TEST_NAME})
  if(TEST_DISPLAY)
    set(display DISPLAY)
  endif()
  loopscope_test_properties(${TEST_NAME} ${display} TIMEOUT "${TEST_TIMEOUT}" ENVIRONMENT ${TEST_ENVIRONMENT})
endfunction()

# A benchmark: bench_NAME in build/PRESET/bench, built by the target `benches` only. It prints rows of tab-separated
# name, ours, peer's, unit, ratio, what it is of, target; tests/bench/run makes one table of them all.
#   loopscope_bench(NAME bench_recorder SOURCES bench_recorder.cpp USES loopscope_trace [QT_FREE])
add_custom_target(benches)
function(loopscope_bench)
  cmake_parse_arguments(BENCH "QT_FREE" "NAME" "SOURCES;USES" ${ARGN})
  if(LOOPSCOPE_QT_FREE AND NOT BENCH_QT_FREE)
    return()
  endif()
  add_executable(${BENCH_NAME} EXCLUDE_FROM_ALL ${BENCH_SOURCES})
  target_include_directories(${BENCH_NAME} PRIVATE ${PROJECT_SOURCE_DIR}/tests)
  target_link_libraries(${BENCH_NAME} PRIVATE ${BENCH_USES} loopscope_options)
  target_compile_definitions(${BENCH_NAME} PRIVATE LOOPSCOPE_BENCH_FOLDER="${CMAKE_CURRENT_SOURCE_DIR}")
  set_target_properties(${BENCH_NAME} PROPERTIES RUNTIME_OUTPUT_DIRECTORY ${PROJECT_BINARY_DIR}/bench)
  add_dependencies(benches ${BENCH_NAME})
endfunction()
