// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/host/channel.h"

#include <endian.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/uio.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <cstring>

namespace patchbay::host
{

namespace
{

// The caps of docs/protocol.md; runtime/protocol/limits.h has the application's end.
constexpr std::uint32_t kHeaderCap = 16U << 20;
constexpr std::uint32_t kBlobCap = 256U << 20;

VALUE channelError = Qnil; // registered with the collector in defineChannel()
VALUE outputLimit = Qnil;

struct Channel
{
    int descriptor;
    bool takesDescriptors;
    bool lost; // the stream makes no sense any more
    bool writing; // a thread is inside a frame
    std::uint64_t budget;
    int passed; // descriptor received, or -1
    unsigned char lengths[8];
    std::size_t lengthsHave;
    VALUE header; // nil until the lengths are known
    VALUE blob;
    std::size_t headerHave;
    std::size_t blobHave;
};

void markChannel(void *data)
{
    const auto *channel = static_cast<const Channel *>(data);
    rb_gc_mark(channel->header);
    rb_gc_mark(channel->blob);
}

void freeChannel(void *data)
{
    ruby_xfree(data); // the descriptor belongs to the process, not to this object
}

std::size_t channelSize(const void *)
{
    return sizeof(Channel);
}

const rb_data_type_t kChannelType = {
    "Patchbay::Native::Channel",
    {markChannel, freeChannel, channelSize, nullptr, {nullptr}},
    nullptr,
    nullptr,
    0,
};

Channel *channelOf(VALUE self)
{
    auto *channel = static_cast<Channel *>(rb_check_typeddata(self, &kChannelType));
    if (channel->descriptor < 0)
        rb_raise(channelError, "the channel is closed");
    if (channel->lost)
        rb_raise(channelError, "the channel is lost");
    return channel;
}

VALUE allocateChannel(VALUE klass)
{
    auto *channel = static_cast<Channel *>(ruby_xcalloc(1, sizeof(Channel)));
    channel->descriptor = -1;
    channel->passed = -1;
    channel->budget = UINT64_MAX;
    channel->header = Qnil;
    channel->blob = Qnil;
    return rb_data_typed_object_wrap(klass, channel, &kChannelType);
}

VALUE initialize(VALUE self, VALUE descriptor, VALUE takesDescriptors)
{
    auto *channel = static_cast<Channel *>(rb_check_typeddata(self, &kChannelType));
    channel->descriptor = NUM2INT(descriptor);
    channel->takesDescriptors = RTEST(takesDescriptors);
    return self;
}

// One receive without waiting. Only the first bytes of a frame may carry a descriptor.
ssize_t receiveNow(Channel &channel, void *into, std::size_t size, bool withDescriptor)
{
    if (!withDescriptor)
        return recv(channel.descriptor, into, size, MSG_DONTWAIT);
    iovec piece = {into, size};
    alignas(cmsghdr) char control[CMSG_SPACE(sizeof(int))];
    msghdr message = {};
    message.msg_iov = &piece;
    message.msg_iovlen = 1;
    message.msg_control = control;
    message.msg_controllen = sizeof(control);
    const ssize_t got = recvmsg(channel.descriptor, &message, MSG_DONTWAIT | MSG_CMSG_CLOEXEC);
    if (got <= 0)
        return got;
    const cmsghdr *first = CMSG_FIRSTHDR(&message);
    if (first != nullptr && first->cmsg_level == SOL_SOCKET && first->cmsg_type == SCM_RIGHTS) {
        if (channel.passed >= 0)
            close(channel.passed);
        std::memcpy(&channel.passed, CMSG_DATA(first), sizeof(int));
    }
    return got;
}

enum class Fill { Done, Ended };

// Receives until `have` is `want`; waits without the VM's lock and lets exceptions through, `have`
// keeping the place.
Fill fill(Channel &channel, unsigned char *into, std::size_t &have, std::size_t want, bool first)
{
    while (have < want) {
        const ssize_t got
            = receiveNow(channel, into + have, want - have, first && channel.takesDescriptors);
        if (got > 0) {
            have += static_cast<std::size_t>(got);
        } else if (got == 0) {
            return Fill::Ended;
        } else if (errno == EAGAIN || errno == EWOULDBLOCK) {
            rb_thread_wait_fd(channel.descriptor);
        } else if (errno != EINTR) {
            return Fill::Ended;
        }
    }
    return Fill::Done;
}

VALUE lose(Channel &channel, bool clean)
{
    channel.lost = true;
    if (!clean)
        rb_raise(channelError, "the stream ended inside a frame");
    return Qnil;
}

VALUE readFrame(VALUE self)
{
    Channel &channel = *channelOf(self);
    if (fill(channel, channel.lengths, channel.lengthsHave, 8, true) == Fill::Ended)
        return lose(channel, channel.lengthsHave == 0);
    std::uint32_t lengths[2];
    std::memcpy(lengths, channel.lengths, 8);
    const std::size_t headerLength = le32toh(lengths[0]);
    const std::size_t blobLength = le32toh(lengths[1]);
    if (headerLength > kHeaderCap || blobLength > kBlobCap) {
        channel.lost = true;
        rb_raise(
            channelError, "a frame of %zu and %zu bytes is too large", headerLength, blobLength);
    }
    if (NIL_P(channel.header)) {
        channel.header = rb_utf8_str_new(nullptr, static_cast<long>(headerLength));
        channel.blob = rb_str_new(nullptr, static_cast<long>(blobLength));
    }
    auto *header = reinterpret_cast<unsigned char *>(RSTRING_PTR(channel.header));
    if (fill(channel, header, channel.headerHave, headerLength, false) == Fill::Ended)
        return lose(channel, false);
    auto *blob = reinterpret_cast<unsigned char *>(RSTRING_PTR(channel.blob));
    if (fill(channel, blob, channel.blobHave, blobLength, false) == Fill::Ended)
        return lose(channel, false);
    const VALUE frame = rb_assoc_new(channel.header, channel.blob);
    channel.header = Qnil;
    channel.blob = Qnil;
    channel.lengthsHave = channel.headerHave = channel.blobHave = 0;
    return frame;
}

void *waitWritable(void *data)
{
    pollfd entry = {*static_cast<const int *>(data), POLLOUT, 0};
    poll(&entry, 1, 1000);
    return nullptr;
}

// Sends all pieces; 0 or an errno. Waits without the VM's lock but never raises.
int sendAll(Channel &channel, iovec *pieces, std::size_t count)
{
    while (count > 0) {
        msghdr message = {};
        message.msg_iov = pieces;
        message.msg_iovlen = count;
        const ssize_t sent = sendmsg(channel.descriptor, &message, MSG_NOSIGNAL | MSG_DONTWAIT);
        if (sent < 0) {
            if (errno == EAGAIN || errno == EWOULDBLOCK)
                rb_thread_call_without_gvl2(
                    waitWritable, &channel.descriptor, RUBY_UBF_IO, nullptr);
            else if (errno != EINTR)
                return errno;
            continue;
        }
        auto left = static_cast<std::size_t>(sent);
        while (count > 0 && left >= pieces->iov_len) {
            left -= pieces->iov_len;
            ++pieces;
            --count;
        }
        if (count > 0) {
            pieces->iov_base = static_cast<char *>(pieces->iov_base) + left;
            pieces->iov_len -= left;
        }
    }
    return 0;
}

VALUE writeFrame(VALUE self, VALUE header, VALUE blob)
{
    StringValue(header);
    if (!NIL_P(blob))
        StringValue(blob);
    Channel &channel = *channelOf(self);
    const auto headerLength = static_cast<std::size_t>(RSTRING_LEN(header));
    const auto blobLength = NIL_P(blob) ? 0 : static_cast<std::size_t>(RSTRING_LEN(blob));
    if (headerLength > kHeaderCap || blobLength > kBlobCap) {
        rb_raise(outputLimit, "%zu bytes are more than one message may carry",
            std::max(headerLength, blobLength));
    }
    const std::uint64_t total = 8 + headerLength + blobLength;
    if (total > channel.budget)
        rb_raise(outputLimit, "the limit of output is reached");
    while (channel.writing)
        rb_thread_schedule();
    channel.budget -= total;
    channel.writing = true;
    std::uint32_t lengths[2] = {
        htole32(static_cast<std::uint32_t>(headerLength)),
        htole32(static_cast<std::uint32_t>(blobLength)),
    };
    iovec pieces[3] = {
        {lengths, sizeof(lengths)},
        {RSTRING_PTR(header), headerLength},
        {NIL_P(blob) ? nullptr : RSTRING_PTR(blob), blobLength},
    };
    const int failure = sendAll(channel, pieces, blobLength > 0 ? 3 : 2);
    channel.writing = false;
    RB_GC_GUARD(header);
    RB_GC_GUARD(blob);
    if (failure != 0) {
        channel.lost = true;
        rb_raise(channelError, "the application is gone: %s", strerror(failure));
    }
    return Qtrue;
}

VALUE takeDescriptor(VALUE self)
{
    Channel &channel = *channelOf(self);
    const int passed = channel.passed;
    channel.passed = -1;
    return passed < 0 ? Qnil : INT2NUM(passed);
}

VALUE setBudget(VALUE self, VALUE bytes)
{
    channelOf(self)->budget = NUM2ULL(bytes);
    return bytes;
}

VALUE closeChannel(VALUE self)
{
    auto *channel = static_cast<Channel *>(rb_check_typeddata(self, &kChannelType));
    if (channel->descriptor >= 0)
        close(channel->descriptor);
    channel->descriptor = -1;
    return Qnil;
}

} // namespace

void defineChannel(VALUE nativeModule)
{
    channelError = rb_define_class_under(nativeModule, "ChannelError", rb_eStandardError);
    outputLimit = rb_define_class_under(nativeModule, "OutputLimit", rb_eStandardError);
    rb_gc_register_mark_object(channelError);
    rb_gc_register_mark_object(outputLimit);
    const VALUE channel = rb_define_class_under(nativeModule, "Channel", rb_cObject);
    rb_define_alloc_func(channel, allocateChannel);
    rb_define_method(channel, "initialize", RUBY_METHOD_FUNC(initialize), 2);
    rb_define_method(channel, "read", RUBY_METHOD_FUNC(readFrame), 0);
    rb_define_method(channel, "write", RUBY_METHOD_FUNC(writeFrame), 2);
    rb_define_method(channel, "take_descriptor", RUBY_METHOD_FUNC(takeDescriptor), 0);
    rb_define_method(channel, "budget=", RUBY_METHOD_FUNC(setBudget), 1);
    rb_define_method(channel, "close", RUBY_METHOD_FUNC(closeChannel), 0);
}

} // namespace patchbay::host
