//! From which address a request comes.

use std::net::IpAddr;

use actix_web::HttpRequest;

use crate::settings::Addresses;

/// The address of whoever asks: that of the connection, or behind our own proxies the last one that is not theirs.
pub fn client_address(request: &HttpRequest, proxies: &Addresses) -> Option<IpAddr> {
    let forwarded = request.headers().get_all("x-forwarded-for").filter_map(|value| value.to_str().ok());
    let forwarded: Vec<&str> = forwarded.flat_map(|line| line.split(',')).map(str::trim).collect();
    behind(request.peer_addr()?.ip().to_canonical(), &forwarded, proxies)
}

/// What a proxy says of its caller is believed only of a proxy of ours.
fn behind(peer: IpAddr, forwarded: &[&str], proxies: &Addresses) -> Option<IpAddr> {
    let mut address = peer;
    for hop in forwarded.iter().rev() {
        if !proxies.contains(address) {
            break;
        }
        address = hop.parse::<IpAddr>().ok()?.to_canonical();
    }
    Some(address)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_forwarded_is_believed_of_our_own_proxies_alone() {
        let proxies: Addresses = "127.0.0.1, 10.0.0.2".parse().expect("addresses");
        let address = |text: &str| text.parse::<IpAddr>().expect("an address");
        let seen = |peer: &str, forwarded: &[&str]| behind(address(peer), forwarded, &proxies);
        assert_eq!(seen("192.0.2.7", &["203.0.113.9"]), Some(address("192.0.2.7")));
        assert_eq!(seen("127.0.0.1", &[]), Some(address("127.0.0.1")));
        assert_eq!(seen("127.0.0.1", &["198.51.100.1", "203.0.113.9"]), Some(address("203.0.113.9")));
        assert_eq!(seen("127.0.0.1", &["203.0.113.9", "10.0.0.2"]), Some(address("203.0.113.9")));
        assert_eq!(seen("127.0.0.1", &["not an address"]), None);
    }
}
