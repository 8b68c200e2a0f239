//! Operations: the function that makes a call, what is optional, and the facts in its `OperationInfo`.

use super::rust::{is_public, signature, tidy};

/// The entries of a file of operations, in order of name.
pub(super) fn listing(file: &syn::File) -> String {
    let mut entries: Vec<String> = calls(file).map(|(function, call)| entry(file, function, call)).collect();
    entries.sort();
    entries.concat()
}

/// The ids of the operations in a file.
pub(super) fn ids(file: &syn::File) -> Vec<String> {
    calls(file).map(|(function, _)| function.sig.ident.to_string()).collect()
}

/// Each public function with the name of the call it makes.
fn calls(file: &syn::File) -> impl Iterator<Item = (&syn::ItemFn, String)> {
    file.items.iter().filter_map(|item| match item {
        syn::Item::Fn(function) if is_public(&function.vis) => match &function.sig.output {
            syn::ReturnType::Type(_, call) => Some((function, tidy(call))),
            syn::ReturnType::Default => None,
        },
        _ => None,
    })
}

fn entry(file: &syn::File, function: &syn::ItemFn, call: String) -> String {
    let (mut output, mut facts, mut setters) = (String::new(), String::new(), String::new());
    for block in blocks(file, &call) {
        for item in &block.items {
            match item {
                syn::ImplItem::Type(result) if result.ident == "Output" => output = tidy(&result.ty),
                syn::ImplItem::Const(info) => facts = describe(&info.expr),
                syn::ImplItem::Fn(setter) if block.trait_.is_none() && is_public(&setter.vis) => {
                    setters += &format!("    .{}({})\n", setter.sig.ident, accepted(&setter.sig));
                }
                _ => {}
            }
        }
    }
    // The call's own type stands between the function and the result; its name follows from the function's.
    let head = signature(&function.sig);
    let head = head.strip_suffix(&call).unwrap_or(&head);
    format!("{head}{output}  [{facts}]\n{setters}")
}

fn blocks<'a>(file: &'a syn::File, name: &str) -> impl Iterator<Item = &'a syn::ItemImpl> {
    file.items.iter().filter_map(move |item| match item {
        syn::Item::Impl(block) if tidy(&block.self_ty) == name => Some(block),
        _ => None,
    })
}

/// `POST /v3/downloads/images/{id}; 200 303; metered; token required; API`, and whether it starts a generation.
fn describe(info: &syn::Expr) -> String {
    let (mut info, mut more) = (info, "");
    loop {
        info = match info {
            syn::Expr::Reference(reference) => &reference.expr,
            syn::Expr::MethodCall(call) => {
                // The documented headers have setters, which are listed anyway.
                match call.method.to_string().as_str() {
                    "starting_generation" => more = "; starts a generation",
                    "with_headers" => {}
                    other => panic!("an operation has another fact: {other}"),
                }
                &call.receiver
            }
            _ => break,
        };
    }
    let syn::Expr::Call(call) = info else { panic!("an operation's facts are no call: {}", tidy(info)) };
    let arguments: Vec<String> = call.args.iter().map(tidy).collect();
    let [_id, method, path, success, effect, token, service] = arguments.as_slice() else {
        panic!("an operation has other facts than these: {arguments:?}");
    };
    let last = |path: &str| path.rsplit("::").next().unwrap_or_default().to_owned();
    format!(
        "{} {}; {}; {}; token {}; {}{more}",
        last(method),
        path.trim_matches('"'),
        success.trim_matches(['&', '[', ']']).replace(',', ""),
        last(effect).to_lowercase(),
        last(token).to_lowercase(),
        last(service),
    )
}

/// The types that a method takes, without `self`.
fn accepted(signature: &syn::Signature) -> String {
    let types = signature.inputs.iter().filter_map(|argument| match argument {
        syn::FnArg::Typed(argument) => Some(tidy(&argument.ty)),
        syn::FnArg::Receiver(_) => None,
    });
    types.collect::<Vec<_>>().join(", ")
}
