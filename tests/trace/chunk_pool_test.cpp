// The pool of chunks: one owner at a time, however many threads take and give back.

#include "support/check.h"
#include "trace/chunk_pool.h"

#include <array>
#include <memory>
#include <set>
#include <thread>
#include <vector>

using namespace loopscope;
using namespace loopscope::trace;
using test::check;
using test::checkEqual;

namespace {

void aChunkIsUsedAgainBeforeANewOneIsAllocated()
{
    ChunkPool pool(10 * Chunk::size);
    Chunk *const first = pool.take();
    Chunk *const second = pool.take();
    check(first != nullptr && second != nullptr && first != second, "two chunks");
    first->next = second;
    pool.giveBack(first);
    check(pool.take() == first, "the same again");
    check(first->next == nullptr, "without its old successor");
    checkEqual(pool.bytesHeld(), 2 * Chunk::size, "memory");
}

void theCapIsExact()
{
    ChunkPool pool(3 * Chunk::size + Chunk::size / 2);
    std::set<Chunk *> chunks;
    for (int i = 0; i < 3; ++i)
        chunks.insert(pool.take());
    checkEqual(chunks.size(), 3U, "chunks");
    check(!chunks.contains(nullptr), "that exist");
    check(pool.take() == nullptr, "no more");
    checkEqual(pool.bytesHeld(), 3 * Chunk::size, "memory");
    pool.giveBack(*chunks.begin());
    check(pool.take() == *chunks.begin(), "but what was given back");
}

/// With few chunks and threads that hold several, heads of the free stack go and come back all the time.
void aChunkHasOneOwner()
{
    constexpr std::uint32_t threadCount = 4;
    constexpr std::uint32_t rounds = 100'000;
    ChunkPool pool(6 * Chunk::size);
    std::vector<std::thread> threads;
    for (std::uint32_t thread = 1; thread <= threadCount; ++thread) {
        threads.emplace_back([&pool, thread] {
            for (std::uint32_t round = 0; round < rounds; ++round) {
                std::array<Chunk *, 2> mine{pool.take(), pool.take()};
                for (Chunk *const chunk : mine) {
                    if (chunk != nullptr) {
                        SchedulingEvent mark;
                        mark.subject = thread;
                        mark.detail = round;
                        std::construct_at(chunk->begin(), mark);
                    }
                }
                check(mine[0] != mine[1] || mine[0] == nullptr, "two takes give two chunks");
                // In the order of taking, not the opposite, so that the stack is shuffled.
                for (Chunk *const chunk : mine) {
                    if (chunk != nullptr) {
                        checkEqual(chunk->begin()->subject, thread, "nobody else has it");
                        checkEqual(chunk->begin()->detail, round, "nor had it meanwhile");
                        pool.giveBack(chunk);
                    }
                }
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();

    std::set<Chunk *> chunks;
    for (Chunk *chunk = pool.take(); chunk != nullptr; chunk = pool.take())
        check(chunks.insert(chunk).second, "each chunk once");
    checkEqual(chunks.size() * Chunk::size, pool.bytesHeld(), "none was lost");
}

} // namespace

int main()
{
    constexpr std::array cases{
        test::Case{"a chunk is used again before a new one is allocated", aChunkIsUsedAgainBeforeANewOneIsAllocated},
        test::Case{"the cap is exact", theCapIsExact}, test::Case{"a chunk has one owner", aChunkHasOneOwner}};
    return test::runCases(cases);
}
