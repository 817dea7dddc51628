// The mcap crate as a writer of logs. Arguments: a file of messages, the compression, the chunk
// size, how many messages to write. Each line of standard input names a file to write; the answer
// says how long that took.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::io::{self, BufRead, BufWriter, Write};
use std::time::Instant;

use mcap::records::MessageHeader;
use mcap::{Compression, WriteOptions};

const TOPICS: u16 = 5;

struct Workload {
    compression: Option<Compression>,
    chunk_size: u64,
    count: u32,
    messages: Vec<(u16, Vec<u8>)>,
}

fn read_messages(path: &str) -> io::Result<Vec<(u16, Vec<u8>)>> {
    let bytes = fs::read(path)?;
    let mut messages = Vec::new();
    let mut at = 0;
    while at < bytes.len() {
        let topic = u16::from_le_bytes([bytes[at], bytes[at + 1]]);
        let length = u32::from_le_bytes(bytes[at + 2..at + 6].try_into().unwrap()) as usize;
        messages.push((topic, bytes[at + 6..at + 6 + length].to_vec()));
        at += 6 + length;
    }
    Ok(messages)
}

fn write(path: &str, workload: &Workload) -> mcap::McapResult<f64> {
    let start = Instant::now();
    // On the calling thread alone, as the other side.
    let mut writer = WriteOptions::new()
        .profile("ros2")
        .compression(workload.compression)
        .compression_threads(0)
        .chunk_size(Some(workload.chunk_size))
        .create(BufWriter::new(File::create(path)?))?;
    let mut channels = Vec::new();
    for topic in 0..TOPICS {
        channels.push(writer.add_channel(0, &format!("/topic{topic}"), "cdr", &BTreeMap::new())?);
    }
    for number in 0..workload.count {
        let (topic, data) = &workload.messages[number as usize % workload.messages.len()];
        let time = u64::from(number) * 200_000;
        let header = MessageHeader {
            channel_id: channels[usize::from(*topic)],
            sequence: number,
            log_time: time,
            publish_time: time,
        };
        writer.write_to_known_channel(&header, data)?;
    }
    writer.finish()?;
    writer.into_inner().flush()?;
    Ok(start.elapsed().as_secs_f64())
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let workload = Workload {
        messages: read_messages(&arguments[1])?,
        compression: match arguments[2].as_str() {
            "ZSTD" => Some(Compression::Zstd),
            "LZ4" => Some(Compression::Lz4),
            _ => None,
        },
        chunk_size: arguments[3].parse()?,
        count: arguments[4].parse()?,
    };
    println!("ready=1");
    for line in io::stdin().lock().lines() {
        let seconds = write(&line?, &workload)?;
        println!("seconds={seconds}");
    }
    Ok(())
}
