#include "engine/value_heap.h"

#include <utility>

namespace loopscope::engine {

namespace {

using Heap = std::deque<Value>;

/// Up from `index`, past parents that are greater, but not beyond `top`.
std::optional<Exception> rise(Heap &heap, std::size_t top, std::size_t index)
{
    while (index > top) {
        const std::size_t parent = (index - 1) / 2;
        const std::optional<bool> isLess = less(heap[index], heap[parent]);
        if (!isLess)
            return unorderable(heap[index], heap[parent]);
        if (!*isLess)
            break;
        std::swap(heap[index], heap[parent]);
        index = parent;
    }
    return std::nullopt;
}

/// The root goes down to a leaf, along the smaller children, and then as far up as it belongs.
std::optional<Exception> sink(Heap &heap)
{
    std::size_t index = 0;
    while (2 * index + 1 < heap.size()) {
        std::size_t child = 2 * index + 1;
        if (child + 1 < heap.size()) {
            const std::optional<bool> isLess = less(heap[child], heap[child + 1]);
            if (!isLess)
                return unorderable(heap[child], heap[child + 1]);
            if (!*isLess)
                ++child;
        }
        std::swap(heap[index], heap[child]);
        index = child;
    }
    return rise(heap, 0, index);
}

} // namespace

std::optional<Exception> pushHeap(Heap &heap, Value item)
{
    heap.push_back(std::move(item));
    return rise(heap, 0, heap.size() - 1);
}

Outcome popHeap(Heap &heap)
{
    Value smallest = std::move(heap.back());
    heap.pop_back();
    if (heap.empty())
        return smallest;
    std::swap(smallest, heap.front());
    if (auto error = sink(heap))
        return std::move(*error);
    return smallest;
}

Exception unorderable(const Value &left, const Value &right)
{
    const auto [a, b] = decisivePair(left, right);
    return {"TypeError", "'<' not supported between instances of '" + typeName(*a) + "' and '" + typeName(*b) + "'"};
}

} // namespace loopscope::engine
