#include "engine/value.h"

#include "engine/future.h"
#include "engine/object.h"
#include "engine/value_shape.h"

#include <algorithm>
#include <array>

namespace loopscope::engine {

namespace {

template <class Content>
std::shared_ptr<const Content> measured(Content content, Shape shape)
{
    return std::make_shared<Measured<Content>>(std::move(content), shape); // no constant: see value_append.cpp
}

template <class Content>
Shape shapeIn(const std::shared_ptr<const Content> &content)
{
    return static_cast<const Measured<Content> &>(*content).shape;
}

} // namespace

Value::Value(List value)
{
    Shape shape;
    for (const Value &item : value)
        shape = around(shape, item.shape());
    m_variant = measured(std::move(value), shape);
}

Value::Value(Dict value)
{
    Shape shape;
    for (const auto &[key, item] : value)
        shape = around(around(shape, key.shape()), item.shape());
    m_variant = measured(std::move(value), shape);
}

Value::Value(Exception value)
{
    const Shape shape = shapeOf(value);
    m_variant = measured(std::move(value), shape);
}

Shape Value::shape() const
{
    Shape inner;
    if (const auto *text = as<std::string>())
        return {0, text->size() + 2};
    if (const auto *list = as<std::shared_ptr<const List>>())
        inner = shapeIn(*list);
    else if (const auto *dict = as<std::shared_ptr<const Dict>>())
        inner = shapeIn(*dict);
    else if (const auto *exception = as<std::shared_ptr<const Exception>>())
        inner = shapeIn(*exception);
    return held(inner);
}

Shape shapeOf(const Exception &exception)
{
    Shape shape{0, exception.type.size() + exception.message.size() + 4};
    for (const Exception &inner : exception.exceptions)
        shape = around(shape, shapeOf(inner));
    return shape;
}

std::shared_ptr<Future> Value::future() const
{
    const auto *future = as<std::shared_ptr<Future>>();
    return future == nullptr ? nullptr : *future;
}

bool Value::isTrue() const
{
    struct Truth {
        bool operator()(std::monostate) const { return false; }
        bool operator()(bool value) const { return value; }
        bool operator()(std::int64_t value) const { return value != 0; }
        bool operator()(double value) const { return value != 0; }
        bool operator()(const std::string &value) const { return !value.empty(); }
        bool operator()(Duration value) const { return value != Duration::zero(); }
        bool operator()(const std::shared_ptr<const List> &list) const { return !list->empty(); }
        bool operator()(const std::shared_ptr<const Dict> &dict) const { return !dict->empty(); }
        bool operator()(const std::shared_ptr<const Exception> &) const { return true; }
        bool operator()(const std::shared_ptr<Future> &) const { return true; }
        bool operator()(const std::shared_ptr<Object> &) const { return true; }
    };
    return std::visit(Truth{}, m_variant);
}

std::string typeName(const Value &value)
{
    static constexpr std::array<std::string_view, std::variant_size_v<Value::Variant>> names{
        "NoneType", "bool", "int", "float", "str", "duration", "list", "dict", "exception", "future", "object"};
    if (const auto *exception = value.as<std::shared_ptr<const Exception>>())
        return (*exception)->type;
    if (const auto future = value.future())
        return std::string(future->kindName());
    if (const auto *object = value.as<std::shared_ptr<Object>>())
        return std::string((*object)->kindName());
    return std::string(names[value.variant().index()]);
}

bool holdsFuture(const Value &value)
{
    if (value.future() != nullptr)
        return true;
    if (const auto *list = value.as<std::shared_ptr<const List>>())
        return std::any_of((*list)->begin(), (*list)->end(), holdsFuture);
    if (const auto *dict = value.as<std::shared_ptr<const Dict>>())
        return std::any_of((*dict)->begin(), (*dict)->end(),
                           [](const auto &entry) { return holdsFuture(entry.first) || holdsFuture(entry.second); });
    return false;
}

} // namespace loopscope::engine
