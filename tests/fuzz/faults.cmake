# Engines that are broken on purpose, to show that the fuzzer notices. The fault is a change of one line of a source,
# made in a copy, while everything else stays the product's: so the product has no seam, no switch and no cost for it.
#
# fuzz_fault(NAME FILE RIGHT WRONG [COMPILE SOURCES...] [WITHOUT STEPS...]): in core/FILE the text RIGHT becomes WRONG. Of the faulty source an
# object is made that the linker takes instead of the library's own. If FILE is a header, SOURCES are compiled with it:
# those of core/ that use what is changed. Scenarios with one of STEPS are left out: the broken engine would crash on them.
#
# If the line is not there any more, the test fails and says so: the fault has to be written anew.
function(fuzz_fault name file right wrong)
  cmake_parse_arguments(FAULT "" "" "COMPILE;WITHOUT" ${ARGN})
  set(test fuzz_bites_${name})
  set(original ${PROJECT_SOURCE_DIR}/core/${file})
  set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${original})
  file(READ ${original} text)
  string(FIND "${text}" "${right}" place)
  if(place EQUAL -1)
    add_test(NAME ${test} COMMAND ${CMAKE_COMMAND} -E false)
    message(WARNING "${test}: core/${file} has no '${right}' any more, so it cannot be broken there")
    return()
  endif()
  string(REPLACE "${right}" "${wrong}" text "${text}")
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/faults/${name})
  file(CONFIGURE OUTPUT ${folder}/${file} CONTENT "${text}" @ONLY)
  set(sources ${folder}/${file})
  if(FAULT_COMPILE)
    list(TRANSFORM FAULT_COMPILE PREPEND ${PROJECT_SOURCE_DIR}/core/ OUTPUT_VARIABLE sources)
  endif()
  list(TRANSFORM FAULT_WITHOUT PREPEND "--without;")
  fuzz_program(${test} SOURCES ${sources} ARGUMENTS --expect-difference --programs 2000 ${FAULT_WITHOUT})
  target_include_directories(${test} BEFORE PRIVATE ${folder})
endfunction()
