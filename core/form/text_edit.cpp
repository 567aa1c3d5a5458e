#include "form/text_edit.h"

#include <cassert>

namespace loopscope::form {

bool fit(const TextEdits &edits, std::size_t size)
{
    std::size_t done = 0;
    for (const TextEdit &edit : edits) {
        if (edit.offset < done || edit.offset > size || edit.length > size - edit.offset)
            return false;
        done = edit.offset + edit.length;
    }
    return true;
}

std::string apply(std::string_view text, const TextEdits &edits)
{
    assert(fit(edits, text.size()));
    std::string result;
    std::size_t done = 0;
    for (const TextEdit &edit : edits) {
        result += text.substr(done, edit.offset - done);
        result += edit.text;
        done = edit.offset + edit.length;
    }
    result += text.substr(done);
    return result;
}

} // namespace loopscope::form
